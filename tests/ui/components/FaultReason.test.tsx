import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { FaultReason } from '#ui/components/FaultReason.tsx';
import { MessagesProvider } from '#ui/i18n/MessagesContext.tsx';
import { messages } from '../english.ts';
import { rendered, until } from '../rendered.tsx';

const fault = { kind: 'unreachable', what: 'tickets' } as const;

function shown(props: Omit<ComponentProps<typeof FaultReason>, 'fault'>): Promise<HTMLElement> {
  return rendered(
    <MessagesProvider value={messages}>
      <FaultReason fault={fault} {...props} />
    </MessagesProvider>,
  );
}

describe('why something failed', () => {
  it('can be part of something longer, without the details where they stand elsewhere', async () => {
    const screen = await shown({ hasDetails: false, children: (reason) => <p>Not read: {reason}</p> });
    await until(() => screen.textContent.includes('No answer'));
    expect(screen.textContent).toBe('Not read: No answer came from Zendesk. Check the connection, then try again.');
  });

  it('is not known where what explains it does not load, and that is said', async () => {
    const screen = await shown({ load: () => Promise.reject(new Error('offline')) });
    await until(() => screen.textContent.includes('reason'));
    expect(screen.textContent).toBe('The reason cannot be shown, as a part of the app did not load. Check the connection, then try again.');
  });

  it('is waited for while that loads', async () => {
    const screen = await shown({ load: () => new Promise(() => undefined) });
    expect(screen.textContent).toBe('Loading …');
  });
});
