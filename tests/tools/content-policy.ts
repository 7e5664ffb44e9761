import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** Where Zendesk keeps its own copy of its SDK. */
const SDK = 'https://static.zdassets.com';

/**
 * Tells the browser what a page may load and run: its own scripts, the SDK and the scripts that stand in the document as it was built.
 * Styles may stand in the page, since Garden writes them there. A page asks nobody itself: requests go through Zendesk's frame.
 */
export function contentPolicy(): Plugin {
  return {
    name: 'content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policyOf(html) }, injectTo: 'head-prepend' },
      ],
    },
  };
}

function policyOf(html: string): string {
  const inDocument = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => `'sha256-${sha256(script)}'`);
  return [
    "default-src 'none'",
    ["script-src 'self'", SDK, ...inDocument].join(' '),
    "style-src 'self' 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
