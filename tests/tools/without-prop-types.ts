import type { Plugin } from 'vite';

const GARDEN = /node_modules\/@zendeskgarden\/.*\.js$/;
const ASSIGNED = /^[\w$]+\.propTypes = \{\n[^}]*\n\};\n/gm;
const IMPORTED = /^import PropTypes from 'prop-types';\n/m;

/**
 * Leaves out what types Garden's components say their properties have: React reads them while it is developed with, and never in a package.
 * Where anything else of a module still needs them, the module stays as it is.
 */
export function withoutPropTypes(): Plugin {
  let isUsed = false;
  return {
    name: 'without-prop-types',
    apply: 'build',
    transform(code, id) {
      if (!GARDEN.test(id) || !IMPORTED.test(code)) return null;
      const short = code.replaceAll(ASSIGNED, '').replace(IMPORTED, '');
      if (short.includes('PropTypes')) return null;
      isUsed = true;
      return { code: short, map: null };
    },
    buildEnd(error) {
      if (error === undefined && !isUsed)
        this.error('Garden no longer says the types of properties in the way that is left out: see whether this plugin is still of use.');
    },
  };
}
