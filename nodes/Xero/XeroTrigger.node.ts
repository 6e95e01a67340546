import { NodeConnectionTypes, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';

import { properties } from './description/trigger';
import { scheduleHints } from './description/triggerCost';
import { searchContacts, searchOrganisations } from './methods/listSearch';
import { getOrganisations } from './methods/organisations';
import { pollXero } from './triggers/poll';

export class XeroTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Xero Connector Trigger',
		name: 'xeroTrigger',
		icon: { light: 'file:../../icons/xero-connector.svg', dark: 'file:../../icons/xero-connector.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["event"] + ": " + $parameter["resource"]}}',
		description: 'Starts the workflow when something in Xero was created, changed, paid, reconciled or removed',
		defaults: {
			name: 'Xero Connector Trigger',
		},
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'xeroConnectorOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'xeroCustomConnectionOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['customConnection'] } },
			},
		],
		hints: scheduleHints,
		properties,
	};

	methods = { loadOptions: { getOrganisations }, listSearch: { searchContacts, searchOrganisations } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollXero(this);
	}
}
