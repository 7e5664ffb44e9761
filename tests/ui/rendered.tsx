import { act, cleanup, configure, render, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';

// What loads on demand is read and translated the first time: on a busy machine that takes longer than the second that is usual.
configure({ asyncUtilTimeout: 10_000 });

/** Whoever looks at the page: mouse, keyboard and clipboard. Nothing here is laid out, so nothing can be covered. */
export const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });

/** Takes every screen off the page. */
export function emptyPage(): void {
  cleanup();
  document.body.replaceChildren();
}

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  await waitFor(() => {
    if (!holds()) throw new Error('it does not hold yet');
  });
}

/** Puts a screen on the page, and gives the element around it. */
export async function rendered(screen: ReactNode): Promise<HTMLElement> {
  const { container } = render(screen);
  await act(() => Promise.resolve());
  return container;
}

/** The only element with this role and, where it is said, this accessible name. */
export function byRole(element: HTMLElement, role: string, name?: string | RegExp): HTMLElement {
  return within(element).getByRole(role, name === undefined ? {} : { name });
}

/** Presses something and waits until the screen shows what came of it. */
export async function pressed(element: HTMLElement, settle: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await user.click(element);
  await act(settle);
}

/** Presses a key where the focus is. */
export async function pressedKey(key: string): Promise<void> {
  await user.keyboard(`{${key}}`);
}

/** Types a text into a field, in the place of what it held. */
export async function typed(field: HTMLInputElement | HTMLTextAreaElement | null, text: string): Promise<void> {
  if (field === null) throw new Error('there is no such field');
  await user.clear(field);
  if (text !== '') await user.paste(text);
}

/** The only field whose label, hints apart, says exactly this. Garden measures a text area by a hidden twin. */
export function byLabel(element: HTMLElement, name: string): HTMLInputElement {
  return within(element).getByLabelText<HTMLInputElement>(name, { selector: 'input, textarea:not([aria-hidden]), select' });
}

/** Whether something takes nothing for now, and keeps the focus all the same: what is disabled would lose it, and is neither held nor free. */
export function isHeld(element: HTMLElement): boolean {
  if (element.matches(':disabled')) throw new Error('it is disabled');
  const isReadOnly = element instanceof HTMLInputElement && element.readOnly;
  return isReadOnly || element.getAttribute('aria-disabled') === 'true';
}
