import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { Panel } from '#features/lead/parts/Panel.tsx';
import { rendered, user } from '../../../ui/rendered.tsx';

function Screen() {
  const [isThere, setIsThere] = useState(true);
  return (
    <>
      <Panel title="Unfinished">
        {isThere && (
          <button type="button" onClick={() => setIsThere(false)}>
            Take back
          </button>
        )}
      </Panel>
      <button type="button" onClick={() => setIsThere(false)}>
        Elsewhere
      </button>
    </>
  );
}

describe('a panel', () => {
  it('is named by its heading', async () => {
    await rendered(<Screen />);
    expect(screen.getByRole('region', { name: 'Unfinished' })).toBeDefined();
    expect(document.activeElement).toBe(document.body);
  });

  it('takes the focus to its heading where what was pressed in it goes away', async () => {
    await rendered(<Screen />);
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Unfinished' }));
  });

  it('leaves the focus where it is, where that is elsewhere', async () => {
    await rendered(<Screen />);
    const elsewhere = screen.getByRole('button', { name: 'Elsewhere' });
    await user.click(elsewhere);
    expect(screen.queryByRole('button', { name: 'Take back' })).toBeNull();
    expect(document.activeElement).toBe(elsewhere);
  });
});
