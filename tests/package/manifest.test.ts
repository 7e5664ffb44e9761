import { type Case, describeRefusals } from './refusals.ts';
import { samplePackage, withLocation, withManifest } from './sample-package.ts';

const oauth = { client_id: 'a', client_secret: 'b', authorize_uri: 'c', access_token_uri: 'd' };

const manifestCases: Case[] = [
  ['the manifest is there', samplePackage({ 'manifest.json': undefined }), 'manifest.json is missing from the package.'],
  [
    'the manifest is at the top',
    samplePackage({ 'manifest.json': undefined, 'app/manifest.json': '{}' }),
    'The manifest is at app/manifest.json: it must be at the top of the package.',
  ],
  ['the manifest is JSON', samplePackage({ 'manifest.json': '{' }), 'manifest.json is not JSON'],
  ['the manifest is an object', samplePackage({ 'manifest.json': '[]' }), 'manifest.json does not hold a JSON object.'],
  [
    'no key stands twice',
    samplePackage({ 'manifest.json': '{"version": "1", "author": {"name": "a"}, "version" : "2"}' }),
    'manifest.json has keys that stand twice: version.',
  ],
  ['an author', withManifest({ author: undefined }), 'manifest.json: "author" is missing.'],
  ['a default locale', withManifest({ defaultLocale: undefined }), 'manifest.json: "defaultLocale" is missing.'],
  ['a location', withManifest({ location: undefined }), 'manifest.json: "location" is missing.'],
  ['a framework version', withManifest({ frameworkVersion: undefined }), 'manifest.json: "frameworkVersion" is missing.'],
  ['framework 2.0', withManifest({ frameworkVersion: '1.0' }), 'manifest.json: "frameworkVersion" must be "2.0", not "1.0".'],
  ['framework version as text', withManifest({ frameworkVersion: 2 }), 'manifest.json: "frameworkVersion" must be a text, not 2.'],
  ...['requirementsOnly', 'marketingOnly', 'singleInstall', 'signedUrls', 'private'].map((key): Case => [
    `${key} is a boolean`,
    withManifest({ [key]: 'yes' }),
    `manifest.json: "${key}" must be true or false, not "yes".`,
  ]),
  ...['defaultLocale', 'version', 'remoteInstallationURL', 'termsConditionsURL', 'gaID'].map((key): Case => [
    `${key} is a text`,
    withManifest({ [key]: 7 }),
    `manifest.json: "${key}" must be a text, not 7.`,
  ]),
  ...['name', 'email', 'url'].map((key): Case => [
    `the author's ${key} is a text`,
    withManifest({ author: { [key]: 7 } }),
    `manifest.json: "author.${key}" must be a text, not 7.`,
  ]),
  ['the author is an object', withManifest({ author: 'me' }), 'manifest.json: "author" must be an object, not "me".'],
  ["the author's address", withManifest({ author: { url: '' } }), 'manifest.json: "author.url" must be a web address, not "".'],
  [
    'the address of the terms',
    withManifest({ termsConditionsURL: 'ftp://example.com' }),
    'manifest.json: "termsConditionsURL" must be a web address, not "ftp://example.com".',
  ],
  [
    'the form of a locale',
    withManifest({ defaultLocale: 'english' }),
    'manifest.json: "defaultLocale" "english" is not a locale such as en or pt-br.',
  ],
  ['the default translation', withManifest({ defaultLocale: 'fr' }), 'manifest.json: "defaultLocale" needs the file translations/fr.json.'],
  ['domains are texts', withManifest({ domainWhitelist: [1] }), 'manifest.json: "domainWhitelist" must be a list of texts, not [1].'],
  ['parameters are a list', withManifest({ parameters: {} }), 'manifest.json: "parameters" must be a list, not {}.'],
  ['experiments are an object', withManifest({ experiments: [] }), 'manifest.json: "experiments" must be an object, not [].'],
  [
    'only two experiments',
    withManifest({ experiments: { hashParams: true, magic: true } }),
    'manifest.json: the experiment "magic" may not be turned on.',
  ],
  ['no noTemplate', withManifest({ noTemplate: true }), 'manifest.json: "noTemplate" is banned in framework 2.0.'],
  ['oauth is whole', withManifest({ oauth: { ...oauth, client_id: '' } }), 'manifest.json: "oauth.client_id" is missing.'],
  ['oauth has its parameter', withManifest({ oauth }), 'manifest.json: "oauth" needs one parameter of the type oauth.'],
  [
    'a requirementsOnly app has no location',
    withManifest({ requirementsOnly: true }),
    'manifest.json: a requirementsOnly app may not have "location".',
  ],
  [
    'a requirementsOnly app has no framework version',
    withManifest({ requirementsOnly: true }),
    'manifest.json: a requirementsOnly app may not have "frameworkVersion".',
  ],
  [
    'a requirementsOnly app has requirements',
    withManifest({ requirementsOnly: true }).filter((file) => file.path !== 'requirements.json'),
    'A requirementsOnly app needs requirements.json.',
  ],
  [
    'a requirementsOnly app has no script',
    [...withManifest({ requirementsOnly: true }), ...samplePackage({ 'assets/a.js': '' })],
    'A requirementsOnly app may hold no script, template or style.',
  ],
  ['a marketingOnly app is public', withManifest({ marketingOnly: true }), 'manifest.json: a marketingOnly app must be "private": false.'],
  [
    'a marketingOnly app has no parameters',
    withManifest({ marketingOnly: true }),
    'manifest.json: a marketingOnly app may have no parameters.',
  ],
];

const locationCases: Case[] = [
  ['locations are named', withManifest({ location: {} }), 'manifest.json: "location" must name a product and its locations.'],
  ['a product is known', withManifest({ location: { phone: { a: 'assets/page.html' } } }), 'manifest.json: "phone" is not a product.'],
  ['a product has a location', withManifest({ location: { support: {} } }), 'manifest.json: "location.support" must name a location.'],
  [
    'a location is known',
    withManifest({ location: { support: { left_bar: 'assets/page.html' } } }),
    'manifest.json: support has no location "left_bar".',
  ],
  [
    'record pages are not turned on',
    withManifest({ location: { support: { custom_object_record_sidebar: { url: 'assets/page.html', objectTypes: ['thing'] } } } }),
    'manifest.json: support has no location "custom_object_record_sidebar".',
  ],
  [
    'no object types elsewhere',
    withLocation({ url: 'assets/page.html', objectTypes: ['thing'] }),
    'manifest.json: ticket_sidebar may not have "objectTypes".',
  ],
  ...['assets/absent.html', 'page.html', 'http://example.com/page.html'].map((url): Case => [
    `a page can be reached: ${url}`,
    withLocation(url),
    `manifest.json: ticket_sidebar points to ${url}, which is neither https nor a file of the package.`,
  ]),
  ['a page is named', withLocation({ url: '' }), 'manifest.json: ticket_sidebar needs a "url", as it loads by itself.'],
  [
    'flexible is a boolean',
    withLocation({ url: 'assets/page.html', flexible: 'yes' }),
    'manifest.json: "flexible" of ticket_sidebar must be true or false, not "yes".',
  ],
];

describeRefusals('manifest', manifestCases);
describeRefusals('locations', locationCases);
