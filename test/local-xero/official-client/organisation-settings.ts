import { ContactGroup, CurrencyCode, TrackingCategory, TrackingOption } from 'xero-node';
import { type OfficialClient, only, plain, refusal } from './client';

/** Contact groups, tracking categories and currencies: settings with lists of their own below them. */
export function organisationSettings(official: OfficialClient): void {
	describe('Contact groups', () => {
		const groups = async (id: string) =>
			only((await official.api.getContactGroup(official.tenant, id)).body.contactGroups);
		const create = async (name: string) =>
			await official.api.createContactGroup(official.tenant, { contactGroups: [{ name }] });

		test('create, add members, take one out, rename, take all out, delete', async () => {
			const made = await official.api.createContacts(official.tenant, {
				contacts: [{ name: 'Fern Ltd' }, { name: 'Moss Ltd' }, { name: 'Reed Ltd' }],
			});
			const ids = (made.body.contacts ?? []).map(({ contactID }) => String(contactID));
			const group = only((await create('Wholesale')).body.contactGroups);
			const id = String(group.contactGroupID);
			expect(group).toMatchObject({ name: 'Wholesale', status: 'ACTIVE' });
			const contacts = ids.map((contactID) => ({ contactID }));
			const added = await official.api.createContactGroupContacts(official.tenant, id, {
				contacts,
			});
			expect(plain(added.body.contacts)).toMatchObject(contacts);
			expect((await groups(id)).contacts).toMatchObject(contacts);
			const listed = await official.api.getContactGroups(
				official.tenant,
				'Name=="Wholesale"',
				'Name',
			);
			expect(only(listed.body.contactGroups)).toMatchObject({ contactGroupID: id, contacts: [] });
			const contact = only((await official.api.getContact(official.tenant, ids[0])).body.contacts);
			expect(contact.contactGroups).toMatchObject([{ contactGroupID: id, name: 'Wholesale' }]);
			await official.api.deleteContactGroupContact(official.tenant, id, ids[1]);
			expect((await groups(id)).contacts).toMatchObject([contacts[0], contacts[2]]);
			await official.api.updateContactGroup(official.tenant, id, {
				contactGroups: [{ name: 'Trade' }],
			});
			expect((await groups(id)).name).toBe('Trade');
			await official.api.deleteContactGroupContacts(official.tenant, id);
			expect((await groups(id)).contacts).toEqual([]);
			const gone = { contactGroups: [{ status: ContactGroup.StatusEnum.DELETED }] };
			await official.api.updateContactGroup(official.tenant, id, gone);
			expect((await refusal(official.api.getContactGroup(official.tenant, id))).status).toBe(404);
		});

		test('an update that changes nothing and an unknown member are refused; 100 groups are all', async () => {
			const id = String(only((await create('Group 1')).body.contactGroups).contactGroupID);
			const same = { contactGroups: [{ name: 'Group 1' }] };
			expect(
				(await refusal(official.api.updateContactGroup(official.tenant, id, same))).status,
			).toBe(400);
			const nobody = { contacts: [{ contactID: official.tenant }] };
			expect(
				(await refusal(official.api.createContactGroupContacts(official.tenant, id, nobody)))
					.status,
			).toBe(404);
			const contactGroups = Array.from({ length: 99 }, (_, index) => ({
				name: `Group ${index + 2}`,
			}));
			await official.api.createContactGroup(official.tenant, { contactGroups });
			expect(await refusal(create('One more'))).toEqual({
				status: 400,
				messages: ["You've reached the limit of 100 contact groups."],
			});
		});
	});

	describe('Tracking categories', () => {
		const read = async (id: string) =>
			only((await official.api.getTrackingCategory(official.tenant, id)).body.trackingCategories);
		const create = async (name: string) =>
			only(
				(await official.api.createTrackingCategory(official.tenant, { name })).body
					.trackingCategories,
			);
		const update = async (id: string, change: TrackingCategory) =>
			await official.api.updateTrackingCategory(official.tenant, id, change);

		test('two active, four in all; options with unique names; archive, delete', async () => {
			const [first, second] =
				(await official.api.getTrackingCategories(official.tenant)).body.trackingCategories ?? [];
			for (const category of [second, first].filter((found) => found !== undefined))
				await update(String(category.trackingCategoryID), {
					status: TrackingCategory.StatusEnum.ARCHIVED,
				});
			const id = String((await create('Season')).trackingCategoryID);
			const twin = refusal(
				official.api.createTrackingCategory(official.tenant, { name: 'Season' }),
			);
			expect(await twin).toEqual({ status: 400, messages: ['Please enter a unique Name.'] });
			const add = async (name: string) =>
				only(
					(await official.api.createTrackingOptions(official.tenant, id, { name })).body.options,
				);
			const spring = await add('Spring');
			const autumn = await add('Autumn');
			expect(spring).toMatchObject({ name: 'Spring', status: 'ACTIVE' });
			expect(await refusal(add('Spring'))).toEqual({
				status: 400,
				messages: ['Please enter a unique Name.'],
			});
			const change = { name: 'Fall', status: TrackingOption.StatusEnum.ARCHIVED };
			await official.api.updateTrackingOptions(
				official.tenant,
				id,
				String(autumn.trackingOptionID),
				change,
			);
			expect((await read(id)).options).toMatchObject([{ name: 'Spring' }, change]);
			await official.api.deleteTrackingOptions(
				official.tenant,
				id,
				String(spring.trackingOptionID),
			);
			expect((await read(id)).options).toHaveLength(1);
			await update(id, { name: 'Year' });
			expect((await read(id)).name).toBe('Year');
			const other = await create('Team');
			expect((await refusal(create('Third'))).status).toBe(400);
			expect(
				(
					await official.api.deleteTrackingCategory(
						official.tenant,
						String(other.trackingCategoryID),
					)
				).response.status,
			).toBe(200);
			await official.api.deleteTrackingCategory(official.tenant, id);
			for (const category of [first, second].filter((found) => found !== undefined))
				await update(String(category.trackingCategoryID), {
					status: TrackingCategory.StatusEnum.ACTIVE,
				});
		});

		test('what a document uses stays, and is renamed on the document', async () => {
			const used = official.xero.control
				.books(official.tenant, 'Invoices')
				.flatMap(
					(invoice) => invoice.LineItems as Array<{ Tracking: Array<{ [part: string]: string }> }>,
				)
				.flatMap(({ Tracking }) => Tracking)
				.find(({ Option }) => Option !== '');
			const id = String(used?.TrackingCategoryID);
			const option = String(used?.TrackingOptionID);
			expect(
				(await refusal(official.api.deleteTrackingOptions(official.tenant, id, option))).status,
			).toBe(400);
			expect((await refusal(official.api.deleteTrackingCategory(official.tenant, id))).status).toBe(
				400,
			);
			await official.api.updateTrackingOptions(official.tenant, id, option, { name: 'Renamed' });
			const text = JSON.stringify(official.xero.control.books(official.tenant, 'Invoices'));
			expect(text).toContain('"Option":"Renamed"');
			expect(text).not.toContain(`"Option":"${used?.Option}"`);
		});
	});

	test('Currencies: added once, then documents may be in it', async () => {
		const { body } = await official.api.createCurrency(official.tenant, { code: CurrencyCode.SEK });
		expect(only(body.currencies)).toEqual({ code: 'SEK', description: 'Swedish Krona' });
		const listed = await official.api.getCurrencies(official.tenant, 'Code=="SEK"');
		expect(only(listed.body.currencies)).toMatchObject({ code: 'SEK' });
		expect(
			(await refusal(official.api.createCurrency(official.tenant, { code: CurrencyCode.SEK })))
				.status,
		).toBe(400);
	});
}
