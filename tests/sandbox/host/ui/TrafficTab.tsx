import { useCallback, useEffect, useState } from 'react';
import { clearTraffic, fetchTraffic } from '../sandbox-api.ts';
import type { Exchange, Json } from '../sandbox-types.ts';
import { reasonOf } from './use-sandbox.ts';

const POLL_MS = 1000;
// The whole record is read at each poll: a long one is read less often.
const LONG_RECORD = 2000;
const LONG_POLL_MS = 5000;
const SHOWN = 200;

function queryText(query: Exchange['query']): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function Body({ title, body }: { readonly title: string; readonly body: Json }) {
  return body === null ? null : (
    <div>
      <h3>{title}</h3>
      <pre>{JSON.stringify(body, null, 2)}</pre>
    </div>
  );
}

function statusText({ status, lost }: Exchange): string {
  return lost === true || status === 0 ? 'lost' : String(status);
}

function ExchangeRow({ exchange }: { readonly exchange: Exchange }) {
  const isBad = exchange.status === 0 || exchange.status >= 400;
  return (
    <li>
      <details className="exchange">
        <summary>
          <time dateTime={exchange.at}>{exchange.at.slice(11, 23)}</time>
          <span className="quiet">{exchange.user}</span>
          <span className="strong">{exchange.method}</span>
          <span className="exchange__path">
            {exchange.path}
            <small>{queryText(exchange.query)}</small>
          </span>
          <span className={isBad ? 'bad' : 'good'}>{statusText(exchange)}</span>
          <span className="exchange__ms">{Math.round(exchange.ms)} ms</span>
        </summary>
        <div className="exchange__bodies">
          <Body title="Request" body={exchange.requestBody} />
          <Body title="Response" body={exchange.responseBody} />
        </div>
      </details>
    </li>
  );
}

function keyOf(exchange: Exchange, index: number): string {
  return `${index} ${exchange.at} ${exchange.path}`;
}

export function TrafficTab() {
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(async () => {
    try {
      setExchanges(await fetchTraffic());
      setProblem(null);
    } catch (cause) {
      setProblem(reasonOf(cause));
    }
  }, []);

  const pauseMs = exchanges.length > LONG_RECORD ? LONG_POLL_MS : POLL_MS;
  useEffect(() => {
    const first = setTimeout(() => void load());
    const timer = setInterval(() => !document.hidden && void load(), pauseMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [load, pauseMs]);

  async function clear(): Promise<void> {
    await clearTraffic();
    await load();
  }

  const newest = exchanges
    .map((exchange, index) => ({ exchange, key: keyOf(exchange, index) }))
    .toReversed()
    .slice(0, SHOWN);
  return (
    <>
      <div className="inspector__tools row">
        <output>
          {problem ?? `${exchanges.length.toLocaleString('en')} requests${exchanges.length > SHOWN ? `, the newest ${SHOWN} shown` : ''}`}
        </output>
        <button type="button" className="button" onClick={() => void clear()}>
          Clear
        </button>
      </div>
      {exchanges.length === 0 ? <p className="hint">Nothing yet: requests of the app to Zendesk appear here.</p> : null}
      <ol className="exchanges" aria-label="Requests, newest first">
        {newest.map(({ exchange, key }) => (
          <ExchangeRow key={key} exchange={exchange} />
        ))}
      </ol>
    </>
  );
}
