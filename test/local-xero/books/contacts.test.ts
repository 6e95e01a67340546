import { desk, errorsOf, full } from './desk';
import { zeroId } from './ids';

const archivedSentence =
	'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';

describe('creating contacts', () => {
	it('gives two address slots and four phone slots, filled or empty', () => {
		const made = desk().put('Contacts', {
			Name: 'Ngaio Books',
			Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '555 1212', PhoneAreaCode: '021' }],
		});
		expect(made.Addresses).toEqual([
			{ AddressType: 'STREET', City: '', Region: '', PostalCode: '', Country: '' },
			{ AddressType: 'POBOX', City: '', Region: '', PostalCode: '', Country: '' },
		]);
		expect(made.Phones).toEqual([
			{ PhoneType: 'DDI', PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' },
			{ PhoneType: 'DEFAULT', PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' },
			{ PhoneType: 'FAX', PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' },
			{ PhoneType: 'MOBILE', PhoneNumber: '555 1212', PhoneAreaCode: '021', PhoneCountryCode: '' },
		]);
	});

	it('refuses a name an active contact has, whatever the case', () => {
		const verdict = desk().tryPut('Contacts', { Name: 'CITY agency' });
		expect(errorsOf(verdict)).toEqual([
			'The contact name CITY agency is already assigned to another contact. The contact name must be unique across all active contacts.',
		]);
		expect(verdict).toMatchObject({ echo: { ContactID: zeroId, Name: 'CITY agency' } });
	});

	it('tells names of different case apart when the switch says so', () => {
		expect(
			desk({ contactNameIgnoresCase: false }).put('Contacts', { Name: 'CITY agency' }).Name,
		).toBe('CITY agency');
	});

	it('gives the name of an archived contact away', () => {
		expect(desk().put('Contacts', { Name: 'Old Mill Stores' }).ContactStatus).toBe('ACTIVE');
	});

	it('refuses used contact numbers and account numbers', () => {
		const { tryPut } = desk();
		expect(
			errorsOf(tryPut('Contacts', { Name: 'A', ContactNumber: 'C-1001', AccountNumber: 'CITY01' })),
		).toEqual([
			'The contact number C-1001 is already assigned to another contact. The contact number must be unique across all contacts.',
			'The Account Number already exists. Please enter a unique Account Number.',
		]);
	});

	it('wants something to identify the contact by', () => {
		const verdict = desk().tryPut('Contacts', { EmailAddress: 'a@b.example' });
		expect(errorsOf(verdict)).toEqual([
			'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
		]);
	});

	it.each(['nobody', 'no@body', 'two words@x.example', 'a@b@c.example'])(
		'refuses the address %s',
		(EmailAddress) => {
			expect(errorsOf(desk().tryPut('Contacts', { Name: 'N', EmailAddress }))).toEqual([
				'Email address must be valid.',
			]);
		},
	);

	it('ignores an id sent with PUT', () => {
		const ContactID = '11111111-2222-4333-8444-555555555555';
		expect(desk().put('Contacts', { ContactID, Name: 'N' }).ContactID).not.toBe(ContactID);
	});

	it('keeps at most five contact persons and lengths within Xero’s', () => {
		const { tryPut } = desk();
		const ContactPersons = [...'123456'].map((FirstName) => ({ FirstName }));
		expect(errorsOf(tryPut('Contacts', { Name: 'N', ContactPersons }))).toHaveLength(1);
		expect(errorsOf(tryPut('Contacts', { Name: 'n'.repeat(256) }))).toHaveLength(1);
		expect(
			errorsOf(
				tryPut('Contacts', {
					Name: 'N',
					Phones: [{ PhoneType: 'FAX', PhoneAreaCode: '12345678901' }],
				}),
			),
		).toHaveLength(1);
	});

	it('cannot read words Xero does not have', () => {
		expect(desk().tryPut('Contacts', { Name: 'N', Addresses: [{ AddressType: 'HOME' }] })).toEqual({
			is: 'unreadable',
			errorNumber: 14,
			message: `Error converting value "HOME" to type 'AddressType'. Path 'Addresses[0].AddressType'.`,
		});
	});
});

describe('updating contacts', () => {
	it('matches by ContactID, then ContactNumber, then Name', () => {
		const { get, post } = desk();
		const { ContactID } = get('Contacts', 'C-1003');
		expect(post('Contacts', { ContactID, FirstName: 'One' }).ContactID).toBe(ContactID);
		expect(post('Contacts', { ContactNumber: 'C-1003', FirstName: 'Two' }).ContactID).toBe(
			ContactID,
		);
		expect(post('Contacts', { Name: 'city agency', LastName: 'Three' })).toMatchObject({
			ContactID,
			FirstName: 'Two',
		});
	});

	it('refuses a known name without id when the switch says names do not match', () => {
		const { tryPost } = desk({ contactPostMatchesName: false });
		expect(errorsOf(tryPost('Contacts', { Name: 'City Agency' }))[0]).toContain(
			'must be unique across all active',
		);
	});

	it('leaves alone what is absent, clears empty text, merges slots and replaces persons', () => {
		const { get, post } = desk();
		const { ContactID } = get('Contacts', 'C-1001');
		post('Contacts', { ContactID, ContactPersons: [{ FirstName: 'A' }, { FirstName: 'B' }] });
		const changed = post('Contacts', {
			ContactID,
			FirstName: '',
			Phones: [{ PhoneType: 'FAX', PhoneNumber: '99' }],
			ContactPersons: [{ FirstName: 'C' }],
		});
		expect(changed).toMatchObject({
			FirstName: '',
			LastName: 'Fisher',
			EmailAddress: 'accounts@ridgeway.example',
		});
		expect(changed.ContactPersons).toEqual([{ FirstName: 'C', IncludeInEmails: false }]);
		expect(changed.Phones).toContainEqual(
			expect.objectContaining({ PhoneType: 'DEFAULT', PhoneNumber: '8004001' }),
		);
		expect(changed.Phones).toContainEqual(
			expect.objectContaining({ PhoneType: 'FAX', PhoneNumber: '99' }),
		);
	});

	it('answers not found for an unknown id, in the check already', () => {
		const { shelf, tryPost } = desk();
		const ContactID = '11111111-2222-4333-8444-555555555555';
		expect(tryPost('Contacts', { ContactID, Name: 'N' })).toEqual({ is: 'not found' });
		expect(shelf('Contacts').check?.({ ContactID }, 'POST')).toEqual({ is: 'not found' });
		expect(shelf('Contacts').check?.({ ContactID }, 'PUT')).toBeUndefined();
	});

	it('archives with open documents, refuses every edit afterwards and hides the contact', () => {
		const { get, post, tryPost, shelf } = desk();
		const { ContactID } = get('Contacts', 'C-1002');
		expect(post('Contacts', { ContactStatus: 'ARCHIVED' }, ContactID).ContactStatus).toBe(
			'ARCHIVED',
		);
		expect(errorsOf(tryPost('Contacts', { ContactID, FirstName: 'X' }))).toEqual([
			archivedSentence,
		]);
		expect(errorsOf(tryPost('Contacts', { ContactID, ContactStatus: 'ACTIVE' }))).toEqual([
			archivedSentence,
		]);
		expect(errorsOf(tryPost('Contacts', { Name: 'Basket Case Gifts' }))).toEqual([
			archivedSentence,
		]);
		expect(shelf('Contacts').list.hides?.({ ContactStatus: 'ARCHIVED' })).toBe(true);
	});

	it('restores when the switch allows it', () => {
		const { get, post } = desk({ archivedContactsRestore: true });
		const { ContactID } = get('Contacts', 'C-0900');
		expect(post('Contacts', { ContactID, ContactStatus: 'ACTIVE' }).ContactStatus).toBe('ACTIVE');
	});

	it('moves UpdatedDateUTC', () => {
		const { get, post, wait } = desk();
		const { ContactID, UpdatedDateUTC } = get('Contacts', 'C-1002');
		wait(5000);
		const changed = post('Contacts', { ContactID, LastName: 'X' });
		expect((changed.UpdatedDateUTC as Date).getTime() - (UpdatedDateUTC as Date).getTime()).toBe(
			5000,
		);
	});
});

describe('showing contacts', () => {
	it('shows balances and persons in full, less in lists, least in summaries', () => {
		const { get } = desk();
		const whole = get('Contacts', 'C-1002');
		expect(whole.Balances).toEqual({
			AccountsReceivable: { Outstanding: 1051.35, Overdue: 1051.35 },
			AccountsPayable: { Outstanding: 0, Overdue: 0 },
		});
		expect(whole.ContactPersons).toHaveLength(1);
		const listed = get('Contacts', 'C-1002', { ...full, full: false });
		expect(listed).toMatchObject({ ContactPersons: [] });
		expect(listed).not.toHaveProperty('Balances');
		const summary = get('Contacts', 'C-1002', { ...full, summaryOnly: true });
		for (const dropped of [
			'Addresses',
			'Balances',
			'ContactPersons',
			'IsCustomer',
			'SalesTrackingCategories',
		]) {
			expect(summary).not.toHaveProperty(dropped);
		}
	});

	it('makes customers and suppliers of those who have documents', () => {
		const { get, put } = desk();
		expect(get('Contacts', 'C-1005')).toMatchObject({ IsCustomer: false, IsSupplier: false });
		const document = { Contact: { ContactNumber: 'C-1005' }, LineItems: [{ Description: 'x' }] };
		put('Invoices', { Type: 'ACCREC', ...document });
		expect(get('Contacts', 'C-1005')).toMatchObject({ IsCustomer: true, IsSupplier: false });
		put('Invoices', { Type: 'ACCPAY', ...document });
		expect(get('Contacts', 'C-1005')).toMatchObject({ IsCustomer: true, IsSupplier: true });
	});
});
