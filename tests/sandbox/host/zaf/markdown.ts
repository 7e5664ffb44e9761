export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/<(?:script|style)\b[^>]*>[\s\S]*?<\/(?:script|style)>/gi, ''],
  [/<a\b[^>]*\bhref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, '[$2]($1)'],
  [/<(?:strong|b)\b[^>]*>([\s\S]*?)<\/(?:strong|b)>/gi, '**$1**'],
  [/<(?:em|i)\b[^>]*>([\s\S]*?)<\/(?:em|i)>/gi, '*$1*'],
  [/<li\b[^>]*>/gi, '- '],
  [/<br\s*\/?>|<\/li>/gi, '\n'],
  [/<\/(?:p|div|h[1-6]|ul|ol|blockquote)>/gi, '\n\n'],
  [/<[^>]*>/g, ''],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&quot;/g, '"'],
  [/&nbsp;/g, ' '],
  [/&amp;/g, '&'],
  [/ *\n */g, '\n'],
  [/\n{3,}/g, '\n\n'],
];

/** Rich text as plain text in Markdown's syntax, which is what Zendesk makes of an insertion in a chat's editor. */
export function markdownOf(html: string): string {
  return MARKS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), html.replaceAll('\n', ' ')).trim();
}
