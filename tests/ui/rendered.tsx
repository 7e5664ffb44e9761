import { type ReactNode, act } from 'react';
import { type Root, createRoot } from 'react-dom/client';

declare global {
  // What React asks for where its updates are awaited by hand.
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

globalThis.IS_REACT_ACT_ENVIRONMENT = true;

const roots: Root[] = [];

/** Takes every screen off the page. */
export async function emptyPage(): Promise<void> {
  await act(async () => {
    for (const root of roots.splice(0)) root.unmount();
    await Promise.resolve();
  });
  document.body.replaceChildren();
}

/** Waits, inside of React's own waiting, until something holds; for two seconds at most. */
export async function until(holds: () => boolean): Promise<void> {
  for (let waits = 0; waits < 200 && !holds(); waits += 1) {
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));
  }
}

/** Puts a screen on the page, and gives the element around it. */
export async function rendered(screen: ReactNode): Promise<HTMLElement> {
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  roots.push(root);
  await act(async () => {
    root.render(screen);
    await Promise.resolve();
  });
  return element;
}

/** The only element with this role and, where it is said, this text or label. */
export function byRole(within: Element, role: string, name?: string | RegExp): HTMLElement {
  const tags: Readonly<Record<string, string>> = {
    button: 'button:not([role])',
    heading: 'h1,h2,h3',
    table: 'table',
    textbox: 'input,textarea',
  };
  const found = [...within.querySelectorAll<HTMLElement>(`[role="${role}"]${tags[role] === undefined ? '' : `,${tags[role]}`}`)];
  const isNamed = (element: HTMLElement): boolean => {
    const label = element.getAttribute('aria-label') ?? element.textContent;
    return name === undefined || (typeof name === 'string' ? label === name : name.test(label));
  };
  const [one, ...others] = found.filter((element) => isNamed(element) && element.closest('[hidden]') === null);
  if (one === undefined || others.length > 0)
    throw new Error(`${others.length + (one === undefined ? 0 : 1)} elements are a ${role} named ${String(name)}`);
  return one;
}

/** Presses something and waits until the screen shows what came of it. */
export async function pressed(element: HTMLElement, settle: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await act(async () => {
    element.click();
    await settle();
  });
}

/** Presses a key where the focus is. */
export async function pressedKey(key: string): Promise<void> {
  await act(async () => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await Promise.resolve();
  });
}

/** Types a text into a field, in the place of what it held. */
export async function typed(field: HTMLInputElement | HTMLTextAreaElement | null, text: string): Promise<void> {
  if (field === null) throw new Error('there is no such field');
  await act(async () => {
    // React listens to the setter of the field itself: the one of its kind tells it nothing.
    const kind: object = Object.getPrototypeOf(field);
    Object.getOwnPropertyDescriptor(kind, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await Promise.resolve();
  });
}

/** The only field whose label, hints apart, says exactly this. */
export function byLabel(within: Element, name: string): HTMLInputElement {
  const ids = [...within.querySelectorAll('label')].filter(({ textContent }) => textContent === name).map(({ htmlFor }) => htmlFor);
  const fields = within.querySelectorAll<HTMLInputElement>('input,textarea:not([aria-hidden])');
  const [one, ...others] = [...fields].filter(({ id }) => ids.includes(id));
  if (one === undefined || others.length > 0) throw new Error(`${others.length + (one === undefined ? 0 : 1)} fields are named ${name}`);
  return one;
}
