import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { SurfaceProvider } from '#ui/components/SurfaceContext.tsx';
import { Tabs } from '#ui/components/Tabs.tsx';
import { byRole, pressed, pressedKey, rendered } from '../rendered.tsx';

const tabs = [
  { id: 'one', name: 'One' },
  { id: 'two', name: 'Two' },
  { id: 'three', name: 'Three' },
] as const;

function Screen({ isRightToLeft = false }: { readonly isRightToLeft?: boolean }) {
  const [shown, setShown] = useState<(typeof tabs)[number]['id']>('one');
  return (
    <SurfaceProvider value={{ colorScheme: 'light', isRightToLeft }}>
      <Tabs label="Parts" tabs={tabs} shown={shown} onShow={setShown}>
        <p>{shown}</p>
      </Tabs>
    </SurfaceProvider>
  );
}

function content(screen: HTMLElement): string {
  return byRole(screen, 'tabpanel').textContent;
}

describe('tabs', () => {
  it('name the tab that is shown, and what it holds by it', async () => {
    const screen = await rendered(<Screen />);
    const tab = byRole(screen, 'tab', 'One');
    expect(tab.getAttribute('aria-selected')).toBe('true');
    expect(byRole(screen, 'tabpanel').getAttribute('aria-labelledby')).toBe(tab.id);
    expect(byRole(screen, 'tablist').getAttribute('aria-label')).toBe('Parts');
  });

  it('show what is pressed', async () => {
    const screen = await rendered(<Screen />);
    await pressed(byRole(screen, 'tab', 'Two'));
    expect(content(screen)).toBe('two');
  });

  it('can be reached once, and moved between with arrow keys, Home and End', async () => {
    const screen = await rendered(<Screen />);
    expect(screen.querySelectorAll('[role="tab"][tabindex="0"]')).toHaveLength(1);
    byRole(screen, 'tab', 'One').focus();
    for (const [key, tab] of [
      ['ArrowRight', 'two'],
      ['ArrowRight', 'three'],
      ['ArrowRight', 'one'],
      ['ArrowLeft', 'three'],
      ['Home', 'one'],
      ['End', 'three'],
      ['x', 'three'],
    ] as const) {
      await pressedKey(key);
      expect([key, content(screen)]).toEqual([key, tab]);
      expect(document.activeElement?.textContent.toLowerCase()).toBe(tab);
    }
  });

  it('turn with the direction of the page', async () => {
    const screen = await rendered(<Screen isRightToLeft />);
    byRole(screen, 'tab', 'One').focus();
    await pressedKey('ArrowLeft');
    expect(content(screen)).toBe('two');
  });
});
