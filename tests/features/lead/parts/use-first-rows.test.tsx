import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ROWS_AT_FIRST, ROWS_MORE, useFirstRows } from '#features/lead/parts/use-first-rows.tsx';
import { around } from '../../../ui/around.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

function List({ count, atFirst }: { readonly count: number; readonly atFirst?: number }) {
  const { shown, more } = useFirstRows(
    Array.from({ length: count }, (_, place) => place),
    atFirst,
  );
  return (
    <>
      <ol>
        {shown.map((one) => (
          <li key={one} />
        ))}
      </ol>
      {more}
    </>
  );
}

async function list(count: number, atFirst?: number) {
  const page = await rendered(around(<List count={count} {...(atFirst !== undefined && { atFirst })} />));
  return {
    rows: () => page.querySelectorAll('li').length,
    press: async () => {
      await user.click(screen.getByRole('button'));
    },
    button: () => screen.queryByRole('button')?.textContent ?? null,
  };
}

describe('the first rows of a list', () => {
  it('are all of a short one, without a button', async () => {
    const { rows, button } = await list(ROWS_AT_FIRST);
    expect([rows(), button()]).toEqual([ROWS_AT_FIRST, null]);
  });

  it('leave the others to a button that says how many, and goes back', async () => {
    const { rows, button, press } = await list(ROWS_AT_FIRST + 1);
    expect([rows(), button()]).toEqual([ROWS_AT_FIRST, 'Show 1 more']);
    await press();
    expect([rows(), button()]).toEqual([ROWS_AT_FIRST + 1, 'Show fewer']);
    await press();
    expect([rows(), button()]).toEqual([ROWS_AT_FIRST, 'Show 1 more']);
  });

  it('are followed by so many at a time, to the last', async () => {
    const { rows, button, press } = await list(ROWS_AT_FIRST + ROWS_MORE + 3);
    expect(button()).toBe(`Show ${ROWS_MORE} more`);
    await press();
    expect([rows(), button()]).toEqual([ROWS_AT_FIRST + ROWS_MORE, 'Show 3 more']);
    await press();
    expect([rows(), button()]).toEqual([ROWS_AT_FIRST + ROWS_MORE + 3, 'Show fewer']);
  });

  it('may be fewer', async () => {
    const { rows, button } = await list(6, 5);
    expect([rows(), button()]).toEqual([5, 'Show 1 more']);
  });

  it('leave the focus on the button, whatever it does', async () => {
    const { press } = await list(ROWS_AT_FIRST + 1);
    await press();
    expect(document.activeElement).toBe(screen.getByRole('button'));
    await press();
    expect(document.activeElement).toBe(screen.getByRole('button'));
  });
});
