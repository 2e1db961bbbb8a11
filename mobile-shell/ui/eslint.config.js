// The rules the screens are held to: TypeScript's strictest set, and Svelte's.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/door/generated.ts', 'public/'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser },
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js'] },
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // A number in a sentence reads better than a call around it.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The door's types say what cannot be missing; a newer core may still send less or more.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-undef': 'off', // TypeScript's work
      'max-lines': ['error', 250],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-navigation-without-resolve': 'off', // SvelteKit's; our addresses are after the #
      'prefer-const': 'off',
      // Callbacks of a component's props reach the linter untyped; svelte-check, which knows them, checks them.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      'svelte/prefer-svelte-reactivity': 'off', // dates are replaced here, never changed
      'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$bindable', '$derived'] }],
    },
  },
  { files: ['*.js'], ...ts.configs.disableTypeChecked },
);
