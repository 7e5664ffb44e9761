import type { ColorScheme } from '#ports/workspace.ts';

/** How the page is asked to show the states: by its address. */
export interface View {
  /** BCP 47, or `pseudo`: English that is longer, accented and in brackets; `pseudo-rtl`: the same read from right to left. */
  readonly locale: string;
  readonly scheme: ColorScheme;
  /** Null: as the language is read. */
  readonly dir: 'ltr' | 'rtl' | null;
  /** The one state that is shown; null: all of them. */
  readonly state: string | null;
}

export function readView(search: string): View {
  const asked = new URLSearchParams(search);
  const dir = asked.get('dir');
  return {
    locale: asked.get('locale') ?? 'en-GB',
    scheme: asked.get('scheme') === 'dark' ? 'dark' : 'light',
    dir: dir === 'rtl' || dir === 'ltr' ? dir : null,
    state: asked.get('state'),
  };
}

/** The address that shows something else, or otherwise. */
export function addressOf({ locale, scheme, dir, state }: View): string {
  const asked = new URLSearchParams({ locale, scheme, ...(dir !== null && { dir }), ...(state !== null && { state }) });
  return `?${asked.toString()}`;
}
