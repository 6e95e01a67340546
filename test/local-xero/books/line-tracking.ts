import type { Ledger } from './ledger';
import type { GivenLine } from './line-shape';
import type { Line, TrackingChoice } from './records';

/** The tracking of a line: at most two categories, each with one of its options, by id or name. */
export function trackingOf(
	ledger: Ledger,
	given: Pick<GivenLine, 'Tracking'>,
	was: Pick<Line, 'Tracking'> | undefined,
) {
	if (!given.Tracking) return { choices: was?.Tracking ?? [], errors: [] };
	const errors: string[] = [];
	const choices: TrackingChoice[] = [];
	if (given.Tracking.length > 2) errors.push('A line item can have at most 2 tracking categories.');
	for (const { TrackingCategoryID, TrackingOptionID, Name, Option } of given.Tracking) {
		const category = TrackingCategoryID
			? ledger.trackingCategories.get(TrackingCategoryID)
			: ledger.trackingCategories.by('name', Name ?? '')[0];
		const option = category?.Options.find((one) =>
			TrackingOptionID ? one.TrackingOptionID === TrackingOptionID : one.Name === Option,
		);
		if (!category)
			errors.push(`The tracking category ${Name ?? TrackingCategoryID} could not be found.`);
		else if (!option)
			errors.push(`The tracking option ${Option ?? TrackingOptionID} could not be found.`);
		else if (choices.some((choice) => choice.TrackingCategoryID === category.TrackingCategoryID)) {
			errors.push(`The tracking category ${category.Name} is given twice.`);
		} else {
			choices.push({
				TrackingCategoryID: category.TrackingCategoryID,
				TrackingOptionID: option.TrackingOptionID,
				Name: category.Name,
				Option: option.Name,
			});
		}
	}
	return { choices, errors };
}
