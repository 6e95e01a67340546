import fc from 'fast-check';
import { DateTime } from 'luxon';

import { offered } from '../../../nodes/Xero/resources/catalogue';
import { Fault, faultOf, validationMessages, warningsOf } from '../../../nodes/Xero/transport/faults';
import { apiHostOf } from '../../../nodes/Xero/transport/hosts';
import { personOf } from '../../../nodes/Xero/transport/person';
import { segment } from '../../../nodes/Xero/transport/request';
import { Seen } from '../../../nodes/Xero/triggers/seen';
import { deliveryIn } from '../../../nodes/Xero/triggers/webhookBody';
import { isSigned } from '../../../nodes/Xero/triggers/webhookSignature';
import { listIn, pageCount } from '../../../nodes/Xero/values/answerList';
import { apiPath } from '../../../nodes/Xero/values/apiPath';
import { toIso, toModifiedSince, toXeroDate } from '../../../nodes/Xero/values/dates';
import { decimalOf } from '../../../nodes/Xero/values/decimal';
import { changedEmployee, changedParts, employeeShape, employeeWire } from '../../../nodes/Xero/values/employee';
import { coerceFields } from '../../../nodes/Xero/values/fields';
import { fileNameFault } from '../../../nodes/Xero/values/fileName';
import { holds } from '../../../nodes/Xero/values/holds';
import { withKept } from '../../../nodes/Xero/values/kept';
import { lineFromEntry, mergeLines, untouchedDiffer } from '../../../nodes/Xero/values/lines';
import { idOfLink } from '../../../nodes/Xero/values/link';
import { namedBy } from '../../../nodes/Xero/values/named';
import { nearest } from '../../../nodes/Xero/values/nearest';
import { Refusal } from '../../../nodes/Xero/values/outcome';
import { presentRecord, simplifyRecord } from '../../../nodes/Xero/values/output';
import { isGuid, type Json, type XeroRecord } from '../../../nodes/Xero/values/record';
import { soughtIn } from '../../../nodes/Xero/values/references';
import { cellValue, reportRows } from '../../../nodes/Xero/values/reportRows';
import { documentsFromRows } from '../../../nodes/Xero/values/rows';
import { shortRecord, withoutBlanks } from '../../../nodes/Xero/values/short';
import { ianaZone } from '../../../nodes/Xero/values/timeZones';
import { all, any, condition, type WhereOperator, type WhereType } from '../../../nodes/Xero/values/where';
import { given } from '../../docs/examples';
import { pathFault } from '../addresses';
import { change, withChanges } from '../changed';
import { isRaw, short, type Finding, type Player } from '../finding';
import { anything, text } from '../hostile';
import { whereFault } from '../wheres';

/** What must hold of one function, for whatever comes: the names of a claim and its property. */
type Claim = readonly [says: string, property: fc.IProperty<unknown[]>];

/** Its answer, or undefined where it refuses in words of its own. Anything else it throws is thrown on. */
function orRefused<Result>(work: () => Result): Result | undefined {
	try {
		return work();
	} catch (error) {
		const refused = error instanceof Refusal || error instanceof Fault;
		if (!refused || isRaw((error as Error).message)) throw error;
		return undefined;
	}
}

const zones = fc.constantFrom('Pacific/Auckland', 'Europe/London', 'UTC', 'America/St_Johns', 'Asia/Kathmandu');
const moments = fc.oneof(anything, fc.date({ noInvalidDate: false }), fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), fc.integer().map((at) => `/Date(${at}+0000)/`), fc.date({ noInvalidDate: true }).map((date) => DateTime.fromJSDate(date)));
const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const decimals = fc.tuple(fc.boolean(), fc.stringMatching(/^\d{1,25}$/), fc.stringMatching(/^\d{0,12}$/)).map(([negative, whole, part]) => `${negative ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`);
const tables = fc.constantFrom(...offered.filter(({ fields }) => Object.keys(fields).length > 0));
const verbs = fc.constantFrom('create', 'update', 'upsert') as fc.Arbitrary<'create' | 'update' | 'upsert'>;
/** An example of some object with some of its parts spoilt. */
const record = fc.tuple(fc.constantFrom(...Object.values(given)), fc.array(change, { minLength: 1, maxLength: 4 })).map(([example, changes]) => {
	const spoilt = JSON.parse(withChanges(JSON.stringify(example), changes)) as unknown;
	return (typeof spoilt === 'object' && spoilt !== null && !Array.isArray(spoilt) ? spoilt : {}) as XeroRecord;
});
const json = fc.oneof(anything, record as fc.Arbitrary<unknown>) as fc.Arbitrary<Json>;
const lines = fc.array(record.map((each) => (Array.isArray(each.LineItems) ? each.LineItems[0] : each) as XeroRecord), { maxLength: 4 });
const regions = fc.constantFrom('AU', 'NZ', 'UK') as fc.Arbitrary<'AU' | 'NZ' | 'UK'>;
const operators = fc.constantFrom<WhereOperator>('==', '!=', '>=', '<=', 'Contains', 'StartsWith', 'ToLower()==', 'ToLower().Contains');
const types = fc.constantFrom<WhereType>('string', 'guid', 'number', 'boolean', 'date');
const objects = (value: unknown): value is XeroRecord => typeof value === 'object' && value !== null && !Array.isArray(value);

const stays = (path: string): boolean => new URL(`https://host.test${path}`).pathname === path && new URL(`https://host.test${path}`).host === 'host.test';

const claims: readonly Claim[] = [
	['A condition is what the node writes, with the value whole and inside quotes', fc.property(operators, anything, types, (operator, value, type) => {
		const where = orRefused(() => condition('Contact.Name', operator, value, type));
		return where === undefined || whereFault(where, [String(value)]) === undefined;
	})],
	['Joined conditions stay what they are', fc.property(fc.array(text, { maxLength: 6 }), fc.boolean(), (values, every) => {
		const conditions = values.flatMap((value) => orRefused(() => condition('Name', 'Contains', value, 'string')) ?? []);
		const where = every ? all(conditions) : any(conditions);
		return where === '' ? conditions.length === 0 : whereFault(where, values) === undefined;
	})],
	['A path given by a person stays below its base', fc.property(fc.oneof(text, fc.webPath(), fc.webUrl()), (path) => {
		const whole = orRefused(() => apiPath('/api.xro/2.0', path));
		return whole === undefined || (whole.startsWith('/api.xro/2.0/') && stays(whole) && pathFault(whole, [path], 'customApiRequest') === undefined);
	})],
	['A segment stays one segment', fc.property(text, (value) => {
		const one = orRefused(() => segment(value));
		return one === undefined || (stays(`/a/${one}/b`) && !one.includes('/') && decodeURIComponent(one) === value.trim());
	})],
	['A date to be sent is a day of four, two and two digits', fc.property(moments, zones, (value, zone) => {
		const sent = orRefused(() => toXeroDate(value, zone));
		return sent === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(sent) && !Number.isNaN(Date.parse(sent)));
	})],
	['A day stands as given, in every zone', fc.property(day, zones, (value, zone) => toXeroDate(value, zone) === value)],
	['If-Modified-Since has no fraction and no zone', fc.property(moments, zones, (value, zone) => {
		const sent = orRefused(() => toModifiedSince(value, zone));
		return sent === undefined || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(sent);
	})],
	['Dates of Xero are shown as ISO text, or as they came', fc.property(fc.oneof(text, fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map((at) => `/Date(${at}+0000)/`)), fc.constantFrom('Date', 'UpdatedDateUTC'), (value, field) => {
		const shown = toIso(value, field);
		return shown === value || /^[+-]?\d{4,6}-\d{2}-\d{2}/.test(shown);
	})],
	['A decimal is read exactly and written as it was', fc.property(decimals, (value) => {
		const read = decimalOf(value);
		return decimalOf(read.toString()).equals(read) && decimalOf(read.toString(2)).equals(read);
	})],
	['Sums of decimals lose nothing', fc.property(decimals, decimals, (one, other) => {
		const [a, b] = [decimalOf(one), decimalOf(other)];
		return a.add(b).subtract(b).equals(a) && a.add(b).equals(b.add(a)) && a.multiply(b).equals(b.multiply(a)) && a.compare(b) === -b.compare(a);
	})],
	['Text is a number or refused', fc.property(fc.oneof(text, fc.double().map(String)), (value) => {
		const read = orRefused(() => decimalOf(value));
		const number = read === undefined ? undefined : orRefused(() => read.toNumber());
		return number === undefined || Number.isFinite(number);
	})],
	['A record of hostile parts is put in Xero’s form or refused by name', fc.property(tables, record, zones, verbs, (resource, value, timeZone, verb) => {
		const answer = orRefused(() => coerceFields(resource.fields, value, { timeZone, item: 0, verb }));
		if (answer === undefined) return true;
		JSON.stringify(answer.record);
		return !Object.prototype.hasOwnProperty.call(answer.record, '__proto__') && !answer.faults.some((fault) => isRaw(fault));
	})],
	['Every field takes anything, or says what it wants', fc.property(tables, fc.nat(200), anything, zones, verbs, (resource, place, value, timeZone, verb) => {
		const names = Object.keys(resource.fields);
		const answer = orRefused(() => coerceFields(resource.fields, { [names[place % names.length]]: value as Json }, { timeZone, item: 0, verb }));
		return answer === undefined || !answer.faults.some((fault) => isRaw(fault));
	})],
	['Of rows no line is lost and none is there twice', fc.property(fc.array(fc.record({ key: anything, header: record, line: record }), { maxLength: 8 }), (rows) => {
		const documents = documentsFromRows(rows.map((row, item) => ({ ...row, item, faults: [] })));
		const items = documents.flatMap((document) => document.items).sort((one, other) => one - other);
		return documents.flatMap((document) => document.lines).length === rows.length && items.every((item, at) => item === at) && items.length === rows.length;
	})],
	['The id in a link is an id', fc.property(fc.oneof(text, fc.webUrl(), fc.uuid().map((id) => `https://go.xero.com/a/${id}`), fc.string({ maxLength: 2_000 })), (link) => {
		const id = idOfLink(link);
		return id === undefined || isGuid(id);
	})],
	['A resource locator names something, nothing, or is refused', fc.property(fc.oneof(anything, fc.record({ __rl: fc.constant(true), mode: anything, value: anything })), (value) => {
		const named = orRefused(() => namedBy(value));
		return named === undefined || (typeof named.by === 'string' && named.value.trim() !== '');
	})],
	['Any answer has records or none', fc.property(json, (body) => {
		pageCount(body);
		const found = listIn(body);
		return found === undefined || Array.isArray(found.list);
	})],
	['Any report has rows or none', fc.property(fc.array(change, { maxLength: 6 }), json, (changes, cell) => {
		cellValue(cell);
		const report = JSON.parse(withChanges(JSON.stringify(aReport), changes)) as unknown;
		return !objects(report) || Array.isArray(orRefused(() => reportRows(report)) ?? []);
	})],
	['Any record is shown, and simplified', fc.property(tables, record, (resource, value) => {
		simplifyRecord(value, resource.simple);
		const shown = presentRecord(value);
		return objects(shown) && ({} as { polluted?: unknown }).polluted === undefined;
	})],
	['Any record is shortened for a model, and loses its blanks only', fc.property(record, (value) => objects(shortRecord(value)) && objects(withoutBlanks(value)))],
	['Any employee has a shape in every region', fc.property(regions, record, (region, value) => {
		const { wire, faults } = employeeWire(region, value);
		return objects(employeeShape(region, value)) && objects(wire) && !faults.some(isRaw) && objects(changedParts(value, wire)) && (region === 'AU' || objects(changedEmployee(value, wire)));
	})],
	['Lines meet the stored ones without loss, or are refused', fc.property(lines, lines, fc.constantFrom('merge', 'append', 'replace') as fc.Arbitrary<'merge' | 'append' | 'replace'>, (stored, change_, mode) => {
		const sound = change_.filter(objects);
		sound.forEach((line) => orRefused(() => lineFromEntry(line)));
		const merged = orRefused(() => mergeLines(stored.filter(objects), sound, mode));
		if (merged === undefined || merged instanceof Refusal) return true;
		untouchedDiffer(stored.filter(objects), merged.lines, merged.untouched);
		return mode === 'replace' || merged.lines.length >= stored.filter(objects).length;
	})],
	['What is kept and what is looked up of a record is told for any', fc.property(tables, record, record, (resource, stored, value) => {
		soughtIn(resource.fields, structuredClone(value));
		return typeof holds(value, stored) === 'boolean' && objects(withKept(resource.fields, stored, value, []));
	})],
	['Words have a nearest one or none, file names a fault or none, zones a name or none', fc.property(text, (value) => {
		nearest(value, ['Name', 'EmailAddress']);
		ianaZone(value);
		const fault = fileNameFault(value);
		return fault === undefined || !isRaw(fault);
	})],
	['A delivery is read or is none', fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)), json.map((body) => Buffer.from(JSON.stringify({ events: [body] }) ?? ''))), (raw) => {
		const delivery = deliveryIn(raw);
		return delivery === undefined || Array.isArray(delivery.events);
	})],
	['Only the right signature signs', fc.property(fc.uint8Array({ maxLength: 60 }), text, text, (body, signature, key) => !isSigned(Buffer.from(body), signature, key))],
	['Any refusal of Xero is told in words', fc.property(fc.oneof(json, text), fc.integer({ min: 300, max: 599 }), (data, status) => {
		const fault = faultOf({ message: 'x', cause: { response: { status, headers: {}, data } } }, { write: true });
		return fault.sentences.every((sentence) => typeof sentence === 'string') && fault.message.trim() !== '';
	})],
	['Any element has messages or none', fc.property(json, (element) => {
		const messages = [...validationMessages(element), ...(objects(element) ? warningsOf(element) : [])];
		return messages.every((message) => typeof message === 'string');
	})],
	['An API host is https, or this machine', fc.property(fc.oneof(anything, fc.webUrl(), fc.webUrl({ validSchemes: ['http', 'ftp', 'file'] })), (apiHost) => {
		const host = orRefused(() => apiHostOf({ customEndpoints: true, apiHost }));
		if (host === undefined) return true;
		const { protocol, hostname, username } = new URL(host);
		return username === '' && (protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)));
	})],
	['Stored tokens name a person or none', fc.property(anything, text, (tokens, token) => objects(personOf(tokens)) && objects(personOf({ access_token: token, id_token: `x.${Buffer.from(token).toString('base64')}.y` })))],
	['What was seen is known again', fc.property(fc.array(text, { maxLength: 10 }), (ids) => {
		const seen = new Seen();
		ids.forEach((id) => seen.set(id));
		const again = new Seen(seen.text());
		return ids.every((id) => again.has(id));
	})],
];

const aReport = {
	ReportID: 'TrialBalance',
	Rows: [
		{ RowType: 'Header', Cells: [{ Value: 'Account' }, { Value: 'Debit' }] },
		{ RowType: 'Section', Title: 'Revenue', Rows: [{ RowType: 'Row', Cells: [{ Value: 'Sales', Attributes: [{ Id: 'account', Value: 'x' }] }, { Value: '1,000.00' }] }, { RowType: 'SummaryRow', Cells: [{ Value: 'Total' }, { Value: '(5.00)' }] }] },
	],
};

/** Functions without any input or output, as properties with many cheap cases. */
export async function values(): Promise<Player> {
	const figures: Player['figures'] = {};
	return await Promise.resolve({
		figures,
		async play(seed, cases) {
			const findings: Finding[] = [];
			for (const [at, [says, property]] of claims.entries()) {
				const numRuns = Math.floor(cases / claims.length) + (at < cases % claims.length ? 1 : 0);
				if (numRuns === 0) continue;
				const result = fc.check(property, { seed: seed + at, numRuns });
				if (result.failed) findings.push({ what: `${says}: not so. ${String((result.errorInstance as Error | null)?.message ?? '').slice(0, 150)}`, how: short(result.counterexample) });
				figures['properties held'] = (figures['properties held'] ?? 0) + (result.failed ? 0 : numRuns);
			}
			return await Promise.resolve(findings);
		},
		close: async () => await Promise.resolve(),
	});
}
