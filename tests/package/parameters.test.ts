import { type Case, describeRefusals } from './refusals.ts';
import { samplePackage, withEnglish, withManifest, withParameters } from './sample-package.ts';

const mtls = { name: 'm', type: 'mtls', allowed_domain: 'api.example.com' };
const listing = { app: { name: 'Sample' } };

const parameterCases: Case[] = [
  ['names are unique', withParameters({ name: 'a' }, { name: 'a' }), 'manifest.json: the parameter "a" is there twice.'],
  ['none is called name', withParameters({ name: 'name' }), 'manifest.json: no parameter may be called "name".'],
  ...['dropdown', 'password'].map((type): Case => [
    `no type ${type}`,
    withParameters({ name: 'a', type }),
    `manifest.json: the parameter "a" has the type "${type}", which Zendesk does not know.`,
  ]),
  ...['required', 'secure'].map((key): Case => [
    `${key} is a boolean`,
    withParameters({ name: 'a', [key]: 1 }),
    `manifest.json: the parameter "a": "${key}" must be true or false, not 1.`,
  ]),
  [
    'hidden is not required',
    withParameters({ name: 'a', type: 'hidden', required: true }),
    'manifest.json: the parameter "a" is hidden and cannot be required.',
  ],
  [
    'one oauth',
    withParameters({ name: 'a', type: 'oauth' }, { name: 'b', type: 'oauth' }),
    'manifest.json: there may be only one parameter of the type oauth.',
  ],
  [
    'oauth is not secure',
    withParameters({ name: 'a', type: 'oauth', secure: true }),
    'manifest.json: the parameter "a" is of the type oauth and cannot be secure.',
  ],
  [
    'scopes need secure',
    withParameters({ name: 'a', scopes: ['header'] }),
    'manifest.json: the parameter "a" has "scopes" but is not secure.',
  ],
  [
    'scopes hold something',
    withParameters({ name: 'a', secure: true, scopes: [] }),
    'manifest.json: the parameter "a": "scopes" must be a list with something in it.',
  ],
  [
    'scopes are known',
    withParameters({ name: 'a', secure: true, scopes: ['cookie'] }),
    'manifest.json: the parameter "a" has the scope "cookie", which Zendesk does not know.',
  ],
  [
    'three mtls',
    withManifest({ parameters: ['a', 'b', 'c', 'd'].map((name) => ({ ...mtls, name })) }),
    'manifest.json: there may be at most 3 parameters of the type mtls.',
  ],
  [
    'mtls is not secure',
    withParameters({ ...mtls, secure: true }),
    'manifest.json: the parameter "m" is of the type mtls and may not have "secure".',
  ],
  [
    'mtls names a bare host',
    withParameters({ ...mtls, allowed_domain: 'https://api.example.com' }),
    'manifest.json: the parameter "m": "allowed_domain" must be a bare host name, not "https://api.example.com".',
  ],
];

const translationCases: Case[] = [
  [
    'the name of a file',
    samplePackage({ 'translations/english.json': '{}' }),
    'translations/english.json: "english" is not a locale such as en or pt-br.',
  ],
  ['a translation is JSON', samplePackage({ 'translations/fr.json': '{' }), 'translations/fr.json is not JSON'],
  ['a translation is an object', samplePackage({ 'translations/fr.json': '[]' }), 'translations/fr.json does not hold a JSON object.'],
  ['the name of the app', withEnglish({ app: {} }), 'translations/en.json: app.name is missing.'],
  ...['short_description', 'long_description', 'installation_instructions'].map((key): Case => [
    `${key} of a public app`,
    withEnglish(listing, { private: false }),
    `translations/en.json: app.${key} is missing.`,
  ]),
  [
    'a product of the manifest',
    withEnglish({ app: { chat: { name: 'Sample' } } }),
    'translations/en.json: app.chat is not a product of the manifest.',
  ],
  ['the name for a product', withEnglish({ app: { support: {} } }), 'translations/en.json: app.support.name is missing.'],
  [
    'the label of a parameter',
    withEnglish({ app: { name: 'Sample', parameters: { sum: { helpText: 'x' } } } }),
    'translations/en.json: app.parameters.sum needs a "label".',
  ],
  [
    'the format app.package asks for',
    withEnglish({ app: { name: 'Sample', package: 'sample' }, sidebar: { title: 'x' } }),
    'translations/en.json: with app.package, sidebar.title must be {"title", "value"}.',
  ],
];

describeRefusals('parameters', parameterCases);
describeRefusals('translations', translationCases);
