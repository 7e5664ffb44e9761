import './turns.ts';
import { type Root, createRoot } from 'react-dom/client';
import { App } from '#ui/components/App.tsx';
import { ALL_STATES } from './all-states.ts';
import { AllStates } from './AllStates.tsx';
import { Shown } from './Shown.tsx';
import { sentencesOf } from './language.ts';
import { readView } from './view.ts';

const element = document.querySelector<HTMLElement>('#root');
if (element === null) throw new Error('There is no #root');
const root = createRoot(element);
const states = ALL_STATES.flatMap((group) => group.states);

async function show(on: HTMLElement, into: Root): Promise<void> {
  const view = readView(window.location.search);
  const sentences = await sentencesOf(view);
  const state = states.find(({ name }) => name === view.state);
  const onShown = (): void => {
    on.dataset['shown'] = window.location.search;
  };
  into.render(
    <App key={window.location.search} sentences={sentences} colorScheme={view.scheme} frame={null}>
      {state === undefined ? (
        <AllStates view={view} sentences={sentences} />
      ) : (
        <Shown state={state} sentences={sentences} onShown={onShown} />
      )}
    </App>,
  );
}

// Whoever looks at one state after the other need not load the page for each.
window.addEventListener('popstate', () => void show(element, root));
void show(element, root);
