import { type Case, describeRefusals } from './refusals.ts';
import { copies, samplePackage, withCustomObjects, withRequirements } from './sample-package.ts';

const field = { object_key: 'thing', title: 'Field', type: 'text' };
const condition = { field: 'note', operator: 'is', value: 'x' };
const trigger = { key: 't', object_key: 'thing', title: 'T', conditions: { all: [condition] }, actions: [{ field: 'f', value: 'v' }] };
const at = 'requirements.json: custom_objects_v2';

const requirementCases: Case[] = [
  ['requirements are JSON', samplePackage({ 'requirements.json': 'x' }), 'requirements.json is not JSON'],
  [
    'no key stands twice in requirements',
    samplePackage({ 'requirements.json': '{"targets": {}, "targets": {}}' }),
    'requirements.json has keys that stand twice: targets.',
  ],
  ['a known kind', withRequirements({ brands: {} }), 'requirements.json: "brands" is not a kind of requirement.'],
  [
    'not too much',
    withRequirements({ macros: Object.fromEntries(copies(5001, { title: 'x' }).map((macro, index) => [`m${index}`, macro])) }),
    'requirements.json asks for more than 5000 things.',
  ],
  ...['automations', 'macros', 'targets', 'views', 'ticket_fields', 'triggers', 'user_fields', 'organization_fields'].map((type): Case => [
    `${type} have a title`,
    withRequirements({ [type]: { a: { key: 'a' } } }),
    `requirements.json: ${type}.a needs "title".`,
  ]),
  ...['user_fields', 'organization_fields'].map((type): Case => [
    `${type} have a key`,
    withRequirements({ [type]: { a: { title: 'a' } } }),
    `requirements.json: ${type}.a needs "key".`,
  ]),
  ...['name', 'status', 'endpoint', 'http_method', 'request_format'].map((key): Case => [
    `a webhook has ${key}`,
    withRequirements({ webhooks: { a: {} } }),
    `requirements.json: webhooks.a needs "${key}".`,
  ]),
  ...['http_target', 'url_target_v2'].map((type): Case => [
    `no target ${type}`,
    withRequirements({ targets: { a: { title: 'a', type } } }),
    'requirements.json: targets.a is of a type apps may not create.',
  ]),
  [
    'one channel',
    withRequirements({ channel_integrations: { a: { manifest_url: 'x' }, b: { manifest_url: 'y' } } }),
    'requirements.json: there may be only one channel integration.',
  ],
  [
    'a channel names its manifest',
    withRequirements({ channel_integrations: { a: {} } }),
    'requirements.json: channel_integrations.a needs "manifest_url".',
  ],
  [
    'at most 50 legacy objects',
    withRequirements({ custom_objects: { custom_object_types: copies(51, { schema: {} }) } }),
    'requirements.json: there may be at most 50 legacy custom objects.',
  ],
  [
    'a legacy object has a schema',
    withRequirements({ custom_objects: { custom_object_types: [{ key: 'a' }] } }),
    'requirements.json: custom_objects.custom_object_types[0] needs "schema".',
  ],
  [
    'a legacy relationship has a target',
    withRequirements({ custom_objects: { custom_object_relationship_types: [{ key: 'a', source: 'b' }] } }),
    'requirements.json: custom_objects.custom_object_relationship_types[0] needs "target".',
  ],
];

const customObjectCases: Case[] = [
  ['the section is an object', withRequirements({ custom_objects_v2: [] }), `${at} must be an object.`],
  ...['objects', 'object_fields', 'object_triggers'].map((list): Case => [
    `${list} are a list`,
    withCustomObjects({ [list]: {} }),
    `${at}.${list} must be a list.`,
  ]),
  ['it is not empty', withRequirements({ custom_objects_v2: { objects: [] } }), `${at} is empty.`],
  ['at most 1 MiB', withCustomObjects({ note: 'x'.repeat(1024 * 1024) }), `${at} is larger than 1 MiB.`],
  ['no settings', withCustomObjects({ object_fields: [{ ...field, key: '{{setting.a}}' }] }), `${at} may not use settings.`],
  ...['key', 'title', 'title_pluralized', 'include_in_list_view'].map((key): Case => [
    `an object has ${key}`,
    withCustomObjects({ objects: [{}] }),
    `${at}.objects[0] needs "${key}".`,
  ]),
  ...['key', 'title', 'type', 'object_key'].map((key): Case => [
    `a field has ${key}`,
    withCustomObjects({ object_fields: [{}] }),
    `${at}.object_fields[0] needs "${key}".`,
  ]),
  ...['key', 'object_key', 'title', 'actions', 'conditions'].map((key): Case => [
    `a trigger has ${key}`,
    withCustomObjects({ object_triggers: [{}] }),
    `${at}.object_triggers[0] needs "${key}".`,
  ]),
  [
    'an object of the same file',
    withCustomObjects({ object_fields: [{ ...field, key: 'a', object_key: 'order' }] }),
    `${at}: "a" belongs to "order", which is not an object of this file.`,
  ],
  [
    'at most 50 objects',
    withCustomObjects({ objects: copies(51, { title: 'a', title_pluralized: 'b', include_in_list_view: true }), object_fields: [] }),
    `${at}: the list of objects has 51, and at most 50 are allowed.`,
  ],
  [
    'at most 20 fields',
    withCustomObjects({ object_fields: copies(21, field) }),
    `${at}: the fields of "thing" has 21, and at most 20 are allowed.`,
  ],
  ...['dropdown', 'multiselect'].map((type): Case => [
    `at most 5 ${type} fields`,
    withCustomObjects({ object_fields: copies(6, { ...field, type }) }),
    `${at}: the ${type} fields of "thing" has 6, and at most 5 are allowed.`,
  ]),
  [
    'at most 10 options',
    withCustomObjects({ object_fields: [{ ...field, key: 'a', type: 'dropdown', custom_field_options: copies(11, {}) }] }),
    `${at}: the field "a" has more than 10 options.`,
  ],
  [
    'at most 20 filter conditions',
    withCustomObjects({ object_fields: [{ ...field, key: 'a', relationship_filter: { all: copies(21, condition) } }] }),
    `${at}: the field "a" has more than 20 filter conditions.`,
  ],
  [
    'at most 10 triggers',
    withCustomObjects({ object_triggers: copies(11, trigger) }),
    `${at}: the triggers of "thing" has 11, and at most 10 are allowed.`,
  ],
  [
    'only all and any',
    withCustomObjects({ object_triggers: [{ ...trigger, conditions: { none: [condition], all: [condition] } }] }),
    `${at}: the trigger "t" may have only "all" and "any" as conditions.`,
  ],
  [
    'a condition',
    withCustomObjects({ object_triggers: [{ ...trigger, conditions: { all: [] } }] }),
    `${at}: the trigger "t" has no condition.`,
  ],
  [
    'at most 50 conditions',
    withCustomObjects({ object_triggers: [{ ...trigger, conditions: { all: copies(26, condition), any: copies(25, condition) } }] }),
    `${at}: the trigger "t" has more than 50 conditions.`,
  ],
  ['an action', withCustomObjects({ object_triggers: [{ ...trigger, actions: [] }] }), `${at}: the trigger "t" has no action.`],
  [
    'at most 25 actions',
    withCustomObjects({ object_triggers: [{ ...trigger, actions: copies(26, {}) }] }),
    `${at}: the trigger "t" has more than 25 actions.`,
  ],
];

describeRefusals('requirements', requirementCases);
describeRefusals('custom objects', customObjectCases);
