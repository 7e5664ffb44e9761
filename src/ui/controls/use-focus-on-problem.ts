import { type RefObject, useEffect, useRef, useState } from 'react';

/** What leads whoever pressed a button to the first field for which it could not be done. */
export interface FocusOnProblem<E extends HTMLElement> {
  /** Around the fields. */
  readonly around: RefObject<E>;
  /** Called with the press, once the fields know that it was tried. */
  readonly look: () => void;
}

/** The focus goes to the first field that is wrong, where its sentence is read aloud; it stays where none is. */
export function useFocusOnProblem<E extends HTMLElement>(): FocusOnProblem<E> {
  const around = useRef<E>(null);
  const [presses, setPresses] = useState(0);
  useEffect(() => {
    if (presses > 0) around.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [presses]);
  return {
    around,
    look: () => {
      setPresses((before) => before + 1);
    },
  };
}
