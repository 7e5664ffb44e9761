import { describe, expect, it } from 'vitest';
import { rememberDeeds } from '../../src/entries/deeds.ts';

const PAGE = '<main><input value="20"><button id="a">Give €20</button><button id="b">Other</button></main>';

function aPage() {
  const element = document.createElement('div');
  document.body.append(element);
  const deeds = rememberDeeds(element);
  deeds.draw(PAGE);
  const pressed: string[] = [];
  const button = (id: string): HTMLButtonElement => {
    const found = element.querySelector<HTMLButtonElement>(`#${id}`);
    if (found === null) throw new Error(`no button ${id}`);
    return found;
  };
  /** React hears what bubbles up to the element. */
  const takeOver = (): void => {
    deeds.end();
    for (const type of ['pointerover', 'focusin', 'click'] as const) {
      element.addEventListener(type, ({ target }) => pressed.push(`${type} ${target instanceof Element ? target.id : ''}`));
    }
    deeds.doAgain();
  };
  return { element, deeds, pressed, button, takeOver };
}

describe('what is done before React is there', () => {
  it('is done again once it is, the last of each kind', () => {
    const { button, pressed, takeOver } = aPage();
    button('a').dispatchEvent(new MouseEvent('pointerover', { bubbles: true }));
    button('b').click();
    button('a').click();
    takeOver();
    expect(pressed).toEqual(['pointerover a', 'click a']);
  });

  it('shows that a button works until then', () => {
    const { button, takeOver } = aPage();
    button('a').click();
    expect(button('a').getAttribute('aria-busy')).toBe('true');
    takeOver();
    expect(button('a').hasAttribute('aria-busy')).toBe(false);
  });

  it('outlives another drawing with the same button', () => {
    const { button, deeds, pressed, takeOver } = aPage();
    button('a').click();
    deeds.draw(PAGE.replace('<main>', '<main><p>More</p>'));
    expect(button('a').getAttribute('aria-busy')).toBe('true');
    takeOver();
    expect(pressed).toEqual(['click a']);
  });

  it('is not done again where the button says something else by then', () => {
    const { button, deeds, pressed, takeOver } = aPage();
    button('a').click();
    deeds.draw(PAGE.replace('€20', '€30'));
    takeOver();
    expect(pressed).toEqual([]);
    expect(button('a').hasAttribute('aria-busy')).toBe(false);
  });

  it('is not done again where the button is gone meanwhile, though it comes back as it was', () => {
    const { button, deeds, pressed, takeOver } = aPage();
    button('a').click();
    deeds.draw(PAGE.replace('€20', '€30'));
    deeds.draw(PAGE);
    expect(button('a').hasAttribute('aria-busy')).toBe(false);
    takeOver();
    expect(pressed).toEqual([]);
  });

  it('tells of itself, so that React is fetched', async () => {
    const { button, deeds } = aPage();
    button('a').click();
    await expect(deeds.first).resolves.toBeUndefined();
  });
});

describe('a drawing', () => {
  it('keeps the focus where it was', () => {
    const { button, deeds } = aPage();
    button('b').focus();
    deeds.draw(PAGE.replace('<main>', '<main><p>More</p>'));
    expect(document.activeElement).toBe(button('b'));
  });

  it('takes no typing and no choice until somebody hears it', () => {
    const { element, deeds, takeOver } = aPage();
    deeds.draw('<main><input><input type="radio"><select></select><textarea></textarea><input readonly></main>');
    const locks = (): readonly boolean[] =>
      [...element.querySelectorAll('input, select, textarea')].map((field) => field.matches(':disabled, [readonly]'));
    expect(locks()).toEqual([true, true, true, true, true]);
    takeOver();
    expect(locks()).toEqual([false, false, false, false, true]);
  });
});
