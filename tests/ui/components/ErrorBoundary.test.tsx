import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ErrorBoundary } from '#ui/components/ErrorBoundary.tsx';
import { Region } from '#ui/components/Region.tsx';
import { expectFaults } from '../expect-faults.ts';
import { rendered } from '../rendered.tsx';
import { around } from '../around.tsx';

function Broken(): never {
  throw new Error('a fault of the app');
}

expectFaults();

it('a part that breaks is replaced, and what stands beside it stays', async () => {
  await rendered(
    <>
      <ErrorBoundary fallback={<p>not shown</p>}>
        <Broken />
      </ErrorBoundary>
      <ErrorBoundary fallback={<p>never</p>}>
        <p>beside it</p>
      </ErrorBoundary>
    </>,
  );
  expect(screen.getByText('not shown')).toBeDefined();
  expect(screen.getByText('beside it')).toBeDefined();
  expect(screen.queryByText('never')).toBeNull();
});

it('a region that breaks keeps its name and says what to do', async () => {
  await rendered(
    around(
      <Region title="Customer value">
        <Broken />
      </Region>,
    ),
  );
  expect(screen.getByRole('region', { name: 'Customer value' }).textContent).toContain('This part cannot be shown. Reload the app');
});
