/** What somebody may do on a page before React is there, in the order in which it is done again. */
const DEEDS = ['pointerover', 'focusin', 'click'] as const;
const USABLE = 'button, input, select, [tabindex]';
const BUSY = 'aria-busy';

/** Remembers what somebody does on a page that is only drawn yet. */
export interface Deeds {
  /** Resolves with the first of them. */
  readonly first: Promise<void>;
  /** Puts another drawing in the place of the last, with the focus and what was done where they were. */
  readonly draw: (html: string) => void;
  /** Makes the page as it was drawn, for whoever takes it over. */
  readonly end: () => void;
  /**
   * Does again what was done, now that somebody hears it. What was pressed is pressed again only where the button still says the
   * same: what it stands for may have changed meanwhile.
   */
  readonly doAgain: () => void;
}

export function rememberDeeds(element: HTMLElement): Deeds {
  /** Upon what each was done last, as that looked then. */
  const done = new Map<string, { readonly target: HTMLElement; readonly looked: string }>();
  const listening = new AbortController();
  let unlock: readonly (() => void)[] = [];
  const first = new Promise<void>((resolve) => {
    for (const type of DEEDS) {
      const remember = ({ target }: Event): void => {
        resolve();
        const usable = target instanceof Element ? target.closest<HTMLElement>(USABLE) : null;
        if (usable === null) return;
        usable.removeAttribute(BUSY);
        done.set(type, { target: usable, looked: usable.outerHTML });
        mark();
      };
      element.addEventListener(type, remember, { signal: listening.signal });
    }
  });
  function mark(): void {
    done.get('click')?.target.setAttribute(BUSY, 'true');
  }
  return {
    first,
    draw(html) {
      done.get('click')?.target.removeAttribute(BUSY);
      const focused = element.contains(document.activeElement) ? document.activeElement?.outerHTML : null;
      element.innerHTML = html;
      // Nobody would hear what is typed or chosen.
      unlock = [...element.querySelectorAll<Field>('input, select, textarea')].map(locked);
      const usable = [...element.querySelectorAll<HTMLElement>(USABLE)];
      const like = (looked: string): HTMLElement | undefined => usable.find(({ outerHTML }) => outerHTML === looked);
      for (const [type, { looked }] of done) {
        const target = like(looked);
        if (target === undefined) done.delete(type);
        else done.set(type, { target, looked });
      }
      if (typeof focused === 'string') like(focused)?.focus({ preventScroll: true });
      mark();
    },
    end() {
      listening.abort();
      done.get('click')?.target.removeAttribute(BUSY);
      for (const undo of unlock) undo();
    },
    doAgain() {
      for (const type of DEEDS) {
        const target = done.get(type)?.target;
        if (target?.isConnected === true) target.dispatchEvent(eventOf(type));
      }
    },
  };
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Keeps a field as it is. Gives a function that lets it go. */
function locked(field: Field): () => void {
  const isText = 'readOnly' in field && field.type !== 'radio' && field.type !== 'checkbox';
  const before = isText ? field.readOnly : field.disabled;
  const lock = (isLocked: boolean): void => {
    if (isText) field.readOnly = isLocked;
    else field.disabled = isLocked;
  };
  lock(true);
  return () => {
    lock(before);
  };
}

function eventOf(type: (typeof DEEDS)[number]): Event {
  const options = { bubbles: true, cancelable: true };
  if (type === 'click') return new MouseEvent(type, options);
  return type === 'focusin' ? new FocusEvent(type, options) : new PointerEvent(type, options);
}
