import { Late } from './Late.tsx';

export type Obstacle = 'no_parameters' | 'foreign_origin' | 'no_answer' | 'no_ticket';

/** Why there is nothing to show, in place of a blank page. */
export function Explanation({ obstacle, origin = '' }: { readonly obstacle: Obstacle; readonly origin?: string }) {
  return (
    <main>
      <div className="stack region">
        <Late>
          {(late) => (
            <>
              <h1 className="lead">{late.t(`start.${obstacle}_title`)}</h1>
              <p>{late.t(`start.${obstacle}`, { origin })}</p>
            </>
          )}
        </Late>
      </div>
    </main>
  );
}
