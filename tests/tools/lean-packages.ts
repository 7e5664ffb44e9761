import type { Plugin } from 'vite';

/** A part of a package that no page of the app uses, though no bundler can tell. */
interface Surplus {
  readonly what: string;
  readonly file: RegExp;
  /** What is put in the place of each part of the text that is left out. */
  readonly cuts: readonly (readonly [part: RegExp, substitute: string])[];
  /** Whether what is left shows that something still needs the part: then the module stays as it is. */
  readonly isNeeded?: (rest: string) => boolean;
}

const GARDEN = /node_modules\/@zendeskgarden\/.*\.js$/;

const SURPLUS: readonly Surplus[] = [
  {
    what: 'what Garden tells developers: the names of components and the types of their properties',
    file: GARDEN,
    cuts: [
      [/^import PropTypes from 'prop-types';\n/m, ''],
      [/^[\w$]+\.propTypes = \{\n[^}]*\n\};\n/gm, ''],
      [/^[\w$]+\.displayName = '[^']*';\n/gm, ''],
    ],
    isNeeded: (rest) => rest.includes('PropTypes'),
  },
  {
    what: 'the colours of Garden’s version 8, for who asks for a ring by its hue: no control does',
    file: /@zendeskgarden\/react-theming\/dist\/esm\/utils\/getFocusBoxShadow\.js$/,
    cuts: [
      [/^import \{ getColorV8 \} from '\.\/getColorV8\.js';\n/m, ''],
      [/_args\.hue \? getColorV8\([^)]*\) : /, ''],
      [/_args\.spacerHue \? getColorV8\([^)]*\) : /, ''],
    ],
  },
  {
    what: 'the names of colours: Garden’s are all in figures',
    file: /polished\/dist\/polished\.esm\.js$/,
    cuts: [[/^var namedColorMap = \{\n[^}]*\n\};\n/m, 'var namedColorMap = {};\n']],
  },
  {
    what: 'the ways of React 17 to start a page',
    file: /react-dom\/cjs\/react-dom\.production\.min\.js$/,
    cuts: ['findDOMNode', 'hydrate', 'render', 'unmountComponentAtNode', 'unstable_renderSubtreeIntoContainer'].map(
      (name) => [new RegExp(`\\bexports\\.${name}=`), `var unused_${name}=`] as const,
    ),
  },
  {
    what: 'what draws a page piece by piece into a stream: the first view is drawn whole',
    file: /react-dom\/server\.browser\.js$/,
    cuts: [
      [/^ *s = require\('\.\/cjs\/react-dom-server\.browser\.[\w.]+'\);\n/gm, ''],
      [/^exports\.renderToReadableStream = .*\n/m, ''],
    ],
  },
];

/** Leaves out of a package's bytes what nobody runs. Ends the build where a part is not found any more: its package has changed, and this is to be looked at. */
export function leanPackages(): Plugin {
  const found = new Set<Surplus>();
  return {
    name: 'lean-packages',
    apply: 'build',
    transform(code, id) {
      let short = code;
      for (const surplus of SURPLUS) {
        if (!surplus.file.test(id) || !surplus.cuts[0]?.[0].test(short)) continue;
        const cut = surplus.cuts.reduce((rest, [part, substitute]) => rest.replace(part, substitute), short);
        if (surplus.isNeeded?.(cut) === true) continue;
        found.add(surplus);
        short = cut;
      }
      return short === code ? null : { code: short, map: null };
    },
    buildEnd(error) {
      const missing = SURPLUS.filter((surplus) => !found.has(surplus));
      if (error === undefined && missing.length > 0)
        this.error(`Packages no longer hold what is left out of them: ${missing.map(({ what }) => what).join('; ')}.`);
    },
  };
}
