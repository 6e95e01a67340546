import type { INodeProperties } from 'n8n-workflow';

import { allocations } from './allocations';
import { connection } from './connection';
import { contact } from './contact';
import { customRequest } from './customRequest';
import { employee } from './employee';
import { fields } from './fields';
import { files } from './files';
import { getMany } from './getMany';
import { lines } from './lines';
import { lists } from './lists';
import { options } from './options';
import { output } from './output';
import { permissions } from './permissions';
import { record } from './record';
import { report } from './report';
import { resourceAndOperation } from './resourceOperation';
import { settings } from './settings';

/** Every parameter of the action node, in the order a person meets them; derived from the resource tables. */
export const properties: INodeProperties[] = [
	...connection,
	...resourceAndOperation,
	...permissions,
	...customRequest,
	...record,
	...files,
	...settings,
	...employee,
	...report,
	...allocations,
	...fields,
	...contact,
	...lines,
	...lists,
	...getMany,
	...output,
	...options,
];
