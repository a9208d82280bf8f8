/** The encoder that comes with the program. */
export const BUILT_IN_ENCODER = "all-minilm-l6-v2";
