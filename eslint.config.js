// What the compiler does not see. Style is Prettier's business; imports between folders are test/architecture's.
import tseslint from 'typescript-eslint';

export default tseslint.config(
    { ignores: ['node_modules/', 'dist/', 'out/', '.artifacts/', 'language/generated/'] },
    {
        rules: {
            eqeqeq: ['error', 'always', { null: 'ignore' }],
            'no-console': 'error',
            'no-eval': 'error',
            'no-implied-eval': 'error',
            'no-new-func': 'error',
            'no-var': 'error',
            'object-shorthand': 'error',
            'prefer-const': 'error'
        }
    },
    {
        files: ['**/*.ts'],
        extends: [...tseslint.configs.recommendedTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
            // Callbacks are declared as methods of interfaces and use no `this`.
            '@typescript-eslint/unbound-method': 'off',
            // Interfaces that return a promise are implemented by what needs none.
            '@typescript-eslint/require-await': 'off'
        }
    },
    {
        // The command line, the scripts and the benchmark talk to a terminal.
        files: ['cli/**', 'scripts/**', 'bench/**', 'test/**', 'eslint.config.js'],
        rules: { 'no-console': 'off' }
    },
    {
        // Tests read foreign output (JSON, protocol results) whose shape they are about to check.
        files: ['test/**/*.ts', 'bench/**/*.ts'],
        rules: {
            '@typescript-eslint/no-unsafe-argument': 'off',
            '@typescript-eslint/no-unsafe-assignment': 'off',
            '@typescript-eslint/no-unsafe-call': 'off',
            '@typescript-eslint/no-unsafe-member-access': 'off',
            '@typescript-eslint/no-unsafe-return': 'off'
        }
    }
);
