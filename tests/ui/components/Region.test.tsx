import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Region } from '#ui/components/Region.tsx';
import { around } from '../around.tsx';
import { rendered } from '../rendered.tsx';

it('a region is named by its heading, also where two stand on one page', async () => {
  await rendered(
    around(
      <>
        <Region title="Customer value">€10</Region>
        <Region title="Prior incidents">none</Region>
      </>,
    ),
  );
  for (const [title, content] of [
    ['Customer value', '€10'],
    ['Prior incidents', 'none'],
  ] as const) {
    const region = screen.getByRole('region', { name: title });
    expect(within(region).getByRole('heading', { level: 2, name: title })).toBeDefined();
    expect(region.textContent).toBe(`${title}${content}`);
  }
});
