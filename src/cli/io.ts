/** The world of a command: where it writes, what it reads, where it runs. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person watches: colours, questions and moving lines are for them. */
  readonly isTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the user stands: paths are relative to it. */
  readonly cwd: string;
  /** The project's folder, where a running network leaves its file. */
  readonly root: string;
  /** Asks a person; only where one watches. */
  readonly confirm: (question: string) => Promise<boolean>;
  /** Ends what would go on for ever. */
  readonly signal: AbortSignal;
};
