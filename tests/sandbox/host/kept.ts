/** What this browser keeps for the workspace; where it keeps nothing, as with blocked cookies, everything begins anew each time. */
type Where = 'localStorage' | 'sessionStorage';

export function keptIn(where: Where, key: string): string | null {
  try {
    return window[where].getItem(key);
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function keepIn(where: Where, key: string, value: string | null): void {
  try {
    if (value === null) window[where].removeItem(key);
    else window[where].setItem(key, value);
  } catch {
    // Nothing is kept, and nothing of it is needed.
  }
}

export function forgetSession(): void {
  try {
    window.sessionStorage.clear();
  } catch {
    // There is nothing to forget.
  }
}
