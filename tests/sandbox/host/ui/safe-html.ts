const ALLOWED = new Set('A B BLOCKQUOTE BR CODE DIV EM H1 H2 H3 H4 HR I LI OL P PRE S SPAN STRONG U UL'.split(' '));
const DROPPED_WHOLE = new Set('SCRIPT STYLE IFRAME OBJECT EMBED TEMPLATE SVG MATH NOSCRIPT'.split(' '));
const SAFE_LINK = /^(?:https?:|mailto:)/i;

function cleanChildren(parent: Element): void {
  for (const child of Array.from(parent.children)) {
    const tag = child.tagName.toUpperCase();
    if (DROPPED_WHOLE.has(tag)) {
      child.remove();
      continue;
    }
    cleanChildren(child);
    const href = tag === 'A' ? child.getAttribute('href') : null;
    const direction = child.getAttribute('dir');
    for (const name of child.getAttributeNames()) {
      child.removeAttribute(name);
    }
    if (href !== null && SAFE_LINK.test(href)) {
      child.setAttribute('href', href);
      child.setAttribute('target', '_blank');
      child.setAttribute('rel', 'noreferrer');
    }
    if (direction !== null) {
      child.setAttribute('dir', direction);
    }
    if (!ALLOWED.has(tag)) {
      child.replaceWith(...child.childNodes);
    }
  }
}

/** HTML of a comment without anything that could run or load: Zendesk cleans comments likewise before it shows them. */
export function safeHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  cleanChildren(body);
  return body.innerHTML;
}
