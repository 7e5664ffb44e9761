import { expect, it } from 'vitest';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { around } from '../around.tsx';
import { byRole, isHeld, pressed, rendered } from '../rendered.tsx';

async function button(isOn: boolean) {
  const presses: string[] = [];
  const screen = await rendered(
    around(
      <PressButton isHeld={!isOn} onClick={() => void presses.push('pressed')}>
        Send
      </PressButton>,
    ),
  );
  return { presses, element: byRole(screen, 'button', 'Send') };
}

it('a button that is held does nothing, says so, and keeps the focus', async () => {
  const { presses, element } = await button(false);
  await pressed(element);
  expect(presses).toEqual([]);
  expect(isHeld(element)).toBe(true);
  expect(document.activeElement).toBe(element);
});

it('a button that is not held does what it says', async () => {
  const { presses, element } = await button(true);
  await pressed(element);
  expect(presses).toEqual(['pressed']);
  expect(isHeld(element)).toBe(false);
});
