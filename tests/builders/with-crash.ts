/** The life of a page: it may end at one of its calls, before or after that call has taken effect. */
export interface Life {
  readonly isOver: boolean;
  /** Decides how it ends. Calls made until now do not count. */
  end(death: Death): void;
}

export interface Death {
  /** At which call, counted from 1. */
  readonly atCall: number;
  readonly when: 'before' | 'after';
}

/** Wraps the ports of one page so that all of them fall silent for good when its life ends. */
export function createMortal(): { readonly life: Life; readonly withCrash: <T extends object>(port: T) => T } {
  let calls = 0;
  let death: Death = { atCall: 0, when: 'before' };
  const life = {
    isOver: false,
    end(decided: Death) {
      calls = 0;
      death = decided;
    },
  };

  function call(effect: () => unknown): unknown {
    if (life.isOver) return silence();
    calls += 1;
    if (calls !== death.atCall) return effect();
    life.isOver = true;
    if (death.when === 'after') void effect();
    return silence();
  }

  return {
    life,
    withCrash: <T extends object>(port: T): T =>
      new Proxy(port, {
        get(target, name): unknown {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          const act = (...args: unknown[]): unknown => Reflect.apply(member, target, args);
          // What answers at once is no call to anybody outside: it works as long as the page lives.
          if (/^(on[A-Z]|load$|save$|remove$|saveHeld$)/.test(String(name))) {
            return (...args: unknown[]) => (life.isOver && name !== 'load' ? undefined : act(...args));
          }
          return (...args: unknown[]) => call(() => act(...args));
        },
      }),
  };
}

function silence(): Promise<never> {
  return new Promise(() => {});
}
