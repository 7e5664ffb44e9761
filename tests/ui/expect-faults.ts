import { type MockInstance, afterEach, beforeEach, vi } from 'vitest';

function keep(event: Event): void {
  event.preventDefault();
}

/** For tests in which a part breaks on purpose: React says aloud what broke, and has the page tell of it as well. */
export function expectFaults(): void {
  let said: MockInstance | null = null;
  beforeEach(() => {
    said = vi.spyOn(console, 'error').mockImplementation(() => {});
    window.addEventListener('error', keep);
  });
  afterEach(() => {
    said?.mockClear();
    window.removeEventListener('error', keep);
  });
}
