/** Warnings that Zendesk gives of this package, and that nothing in it can mend, each with the reason. */
const EXPECTED: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /^assets\/[\w-]+\.js names addresses without encryption: (www\.w3\.org|fb\.me|, )+\.$/,
    reason: 'names of XML vocabularies, and a link in a message, in React DOM',
  },
  {
    pattern: /^assets\/(client|graphql|orders|customer-id)-[\w-]+\.js looks as if it held a (password|token)\.$/,
    reason: 'a kind of input field in React DOM, the page token of a list, and the name of the setting shopify_token',
  },
  {
    pattern:
      /^Words that secrets go by are in ((manifest\.json|translations\/\w+\.json|assets\/(de|fr|no|base|client|executor|themed|tab|value-model-setting)[\w.-]*\.js)(, )?)+\.$/,
    reason:
      'the setting webhook_secret and its explanation, and words with "pass" in them: angepasst, passé, passer, the kind of an input field, a model that has passed, passive listeners of the list of moments',
  },
  { pattern: /^(manifest|translations\/\w+)\.json looks as if it held a token\.$/, reason: 'the name of the setting shopify_token' },
];

/** What of these warnings somebody should look at. */
export function unexpectedWarnings(warnings: readonly string[]): readonly string[] {
  return warnings.filter((warning) => !EXPECTED.some(({ pattern }) => pattern.test(warning)));
}
