import { Address, Contact, type CurrencyCode, PaymentTermType, Phone } from 'xero-node';
import { type OfficialClient, only, plain, refusal } from './client';

/** Contacts, as the official client writes and reads them. */
export function contacts(official: OfficialClient): void {
	describe('Contacts', () => {
		const full: Contact = {
			name: 'Fern & Fell',
			contactNumber: 'FF-1',
			accountNumber: 'AC-FF',
			firstName: 'Fern',
			lastName: 'Fell',
			emailAddress: 'fern@fell.example',
			companyNumber: 'NZ-4711',
			taxNumber: '99-888-777',
			bankAccountDetails: '02-0200-0200200-001',
			contactPersons: [
				{
					firstName: 'Gorse',
					lastName: 'Fell',
					emailAddress: 'gorse@fell.example',
					includeInEmails: true,
				},
			],
			accountsReceivableTaxType: 'OUTPUT2',
			accountsPayableTaxType: 'INPUT2',
			defaultCurrency: 'USD' as unknown as CurrencyCode,
			salesDefaultAccountCode: '200',
			purchasesDefaultAccountCode: '400',
			paymentTerms: { sales: { day: 20, type: PaymentTermType.DAYSAFTERBILLDATE } },
		};

		test('create with every kind of field, and read it back by id and by number', async () => {
			const address: Address = {
				addressType: Address.AddressTypeEnum.STREET,
				addressLine1: '1 Moss Rd',
				city: 'Napier',
			};
			const phone: Phone = {
				phoneType: Phone.PhoneTypeEnum.MOBILE,
				phoneNumber: '555',
				phoneCountryCode: '64',
			};
			const { body } = await official.api.createContacts(official.tenant, {
				contacts: [{ ...full, addresses: [address], phones: [phone] }],
			});
			const created = only(body.contacts);
			expect(created).toMatchObject(full);
			const id = String(created.contactID);
			const byId = only((await official.api.getContact(official.tenant, id)).body.contacts);
			expect(byId).toMatchObject(full);
			expect(byId.addresses).toEqual(expect.arrayContaining([expect.objectContaining(address)]));
			expect(byId.phones).toEqual(expect.arrayContaining([expect.objectContaining(phone)]));
			expect([byId.addresses?.length, byId.phones?.length]).toEqual([2, 4]);
			const byNumber = only(
				(await official.api.getContactByContactNumber(official.tenant, 'FF-1')).body.contacts,
			);
			expect(byNumber.contactID).toBe(id);
		});

		test('update by path, update and create by collection, archive', async () => {
			const { body } = await official.api.createContacts(official.tenant, {
				contacts: [{ name: 'Ivy' }, { name: 'Juniper' }],
			});
			const [ivy, juniper] = body.contacts ?? [];
			await official.api.updateContact(official.tenant, String(ivy.contactID), {
				contacts: [{ emailAddress: 'ivy@example.com' }],
			});
			const mixed = await official.api.updateOrCreateContacts(
				official.tenant,
				{
					contacts: [
						{ contactID: juniper.contactID, firstName: 'June' },
						{ name: 'Kelp' },
						{ emailAddress: 'no name' },
					],
				},
				false,
			);
			expect(plain(mixed.body.contacts)).toMatchObject([
				{
					contactID: juniper.contactID,
					name: 'Juniper',
					firstName: 'June',
					statusAttributeString: 'OK',
				},
				{ name: 'Kelp', statusAttributeString: 'OK' },
				{ statusAttributeString: 'ERROR', hasValidationErrors: true },
			]);
			expect(
				only((await official.api.getContact(official.tenant, String(ivy.contactID))).body.contacts),
			).toMatchObject({
				name: 'Ivy',
				emailAddress: 'ivy@example.com',
			});
			const archived = { contactStatus: Contact.ContactStatusEnum.ARCHIVED };
			await official.api.updateContact(official.tenant, String(ivy.contactID), {
				contacts: [archived],
			});
			expect(
				only((await official.api.getContact(official.tenant, String(ivy.contactID))).body.contacts),
			).toMatchObject(archived);
			const again = await refusal(
				official.api.createContacts(official.tenant, { contacts: [{ name: 'Juniper' }] }),
			);
			expect(again).toEqual({
				status: 400,
				messages: [
					expect.stringMatching(
						/^The contact name Juniper is already assigned to another contact\./,
					),
				],
			});
		});

		test('list by where, order, ids, page, search, archived, modified since', async () => {
			const { body } = await official.api.getContacts(
				official.tenant,
				undefined,
				'Name.StartsWith("J") OR EmailAddress=="fern@fell.example"',
				'Name DESC',
				undefined,
				1,
				true,
				false,
				undefined,
				1,
			);
			expect(plain(body.contacts)).toMatchObject([{ name: 'Juniper' }]);
			expect(body.pagination).toMatchObject({ page: 1, pageSize: 1, pageCount: 2, itemCount: 2 });
			const id = String(body.contacts?.[0].contactID);
			const byId = await official.api.getContacts(
				official.tenant,
				undefined,
				undefined,
				undefined,
				[id],
			);
			expect(only(byId.body.contacts).name).toBe('Juniper');
			const found = await official.api.getContacts(
				official.tenant,
				undefined,
				undefined,
				undefined,
				undefined,
				1,
				true,
				true,
				'ivy@exam',
			);
			expect(only(found.body.contacts).name).toBe('Ivy');
			const later = new Date(official.xero.control.clock().now + 60_000);
			expect((await official.api.getContacts(official.tenant, later)).body.contacts).toEqual([]);
		});
	});
}
