import { expect, it, vi } from 'vitest';
import { SectionBody } from '#ui/components/SectionBody.tsx';
import { SentencesProvider } from '#ui/i18n/SentencesContext.tsx';
import type { AppFault } from '#ports/app-fault.ts';
import { sentences } from '../english.ts';
import { byRole, pressed, rendered, until } from '../rendered.tsx';

async function failed(error: AppFault, last: string | null = null) {
  const retried = vi.fn<() => void>();
  const screen = await rendered(
    <SentencesProvider value={sentences}>
      <SectionBody title="Customer value" section={{ state: 'failed', error, last }} heightPx={10} timeZone="UTC" onRetry={retried}>
        {(value) => <p>{value}</p>}
      </SectionBody>
    </SentencesProvider>,
  );
  return { screen, retried };
}

it('a section that failed says why and what to do, keeps what was known, and is read again on request', async () => {
  const { screen, retried } = await failed({ kind: 'rate_limited', what: 'Stripe', retryAfterMs: 2000, status: 429 }, '€1,240');
  await until(() => screen.textContent.includes('Too many requests to Stripe. Try again in 2 seconds.'));
  expect(screen.textContent).toContain('Could not load: Customer value.');
  expect(screen.textContent).toContain('This is the last known state.');
  expect(screen.textContent).toContain('€1,240');
  await pressed(byRole(screen, 'button', 'Try again'));
  expect(retried).toHaveBeenCalledTimes(1);
});

it('a section that failed has the details to hand on', async () => {
  const { screen } = await failed({ kind: 'rejected', what: 'tickets', detail: 'Ada', status: 422, code: 'RecordInvalid' });
  await until(() => screen.textContent.includes('Details'));
  expect(screen.querySelector('pre')?.textContent).toContain('HTTP status: 422\nCode: RecordInvalid\n');
  expect(screen.textContent).not.toContain('Ada');
});
