import { useEffect, useRef, useState } from 'react';
import { Sidebar } from '#features/ticket/Sidebar.tsx';
import { createReplyText } from '#features/ticket/reply/reply-text.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { Scene, State } from './state.ts';

interface Props {
  readonly state: State;
  readonly sentences: Sentences;
  /** Called once it is on the page. */
  readonly onShown?: () => void;
}

/** The real sidebar in one state. Whoever presses something there goes on from it. */
export function Shown({ state, sentences, onShown }: Props) {
  const [scene, setScene] = useState<Scene | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    const life = { isOver: false };
    const stage = { locale: sentences.locale, replyText: createReplyText(sentences) };
    const bring = async (): Promise<void> => {
      try {
        const brought = await state.bring(stage);
        if (!life.isOver) setScene(brought);
      } catch (error) {
        setFault(error instanceof Error ? error.message : 'It did not come about');
      }
    };
    void bring();
    return () => {
      life.isOver = true;
    };
  }, [state, sentences]);
  useEffect(() => {
    if (scene !== null) onShown?.();
  }, [scene, onShown]);
  const going = useRef<{ isOver: boolean } | null>(null);
  useEffect(
    () => () => {
      if (going.current !== null) going.current.isOver = true;
    },
    [],
  );
  // Time stands still until somebody comes near: nothing else takes any, and there are many worlds on one page.
  const touch = (): void => {
    if (scene === null || going.current !== null || state.isStill === true) return;
    going.current = { isOver: false };
    void goOn(scene, going.current);
  };
  if (fault !== null) return <p>{fault}</p>;
  if (scene === null) return null;
  return (
    <div onFocus={touch} onPointerEnter={touch}>
      <Sidebar session={scene.session} />
    </div>
  );
}

const TURN_MS = 200;

/** Lets time pass in its world as long as it is shown. */
async function goOn({ world }: Scene, life: { readonly isOver: boolean }): Promise<void> {
  while (!life.isOver) {
    await world.time.run();
    await new Promise((resolve) => {
      setTimeout(resolve, TURN_MS);
    });
  }
}
