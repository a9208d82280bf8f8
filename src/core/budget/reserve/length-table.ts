// Written by scripts/tune-reserve.ts; do not edit.
import type { LengthTable } from "./answer-lengths.ts";

/**
 * Lengths of published answers to 403 prompts by 79 models (alpaca_eval). Learned on one half of the prompts and
 * reported on the other, p95:
 *   half 1, percentile, models known: 96.7 % covered, mean 729, constant 809, 9.9 % smaller
 *   half 1, by model alone: 96.7 % covered, mean 766, constant 812, 5.7 % smaller
 *   half 1, percentile, unseen models 1: 97.1 % covered, mean 780, constant 822, 5.1 % smaller
 *   half 1, percentile, unseen models 2: 95.8 % covered, mean 762, constant 781, 2.5 % smaller
 *   half 1, if the prompt's own p95 were known: 96.2 % covered, mean 583, constant 788, 26.0 % smaller
 *   half 1, if the prompt's and the model's usual length were known: 95.0 % covered, mean 702, constant 748, 6.2 % smaller
 *   half 1, adaptive with 8 answers, table worth 8: 95.6 % covered, mean 607, constant 771, 21.3 % smaller
 *   half 2, percentile, models known: 91.0 % covered, mean 650, constant 712, 8.8 % smaller
 *   half 2, by model alone: 92.6 % covered, mean 706, constant 744, 5.0 % smaller
 *   half 2, percentile, unseen models 1: 92.6 % covered, mean 706, constant 738, 4.4 % smaller
 *   half 2, percentile, unseen models 2: 91.2 % covered, mean 692, constant 720, 3.9 % smaller
 *   half 2, if the prompt's own p95 were known: 96.1 % covered, mean 613, constant 853, 28.2 % smaller
 *   half 2, if the prompt's and the model's usual length were known: 95.0 % covered, mean 732, constant 811, 9.8 % smaller
 *   half 2, adaptive with 8 answers, table worth 8: 93.7 % covered, mean 594, constant 774, 23.3 % smaller
 *   2 prompts that ask for a length, as asked: 69.0 % covered, mean 163, constant 169, 3.8 % smaller
 */
export const LENGTHS: LengthTable = {
  source: "published answers of alpaca_eval",
  date: "2024-12",
  answers: 31837,
  shares: [0.25, 0.5, 0.75, 0.9, 0.95, 0.99],
  signs: [
    [0.368, -0.037, -0.394, -0.12, -0.04, 0.284, -0.056, -0.098, 0.34, -0.374, -0.359, -0.187, -0.783, 0.27],
    [0.09, 0.065, -0.191, -0.06, -0.066, 0.244, -0.095, -0.132, 0.198, -0.364, -0.244, -0.194, -0.553, 0.255],
    [-0.002, 0.108, -0.131, -0.043, -0.07, 0.218, -0.121, -0.128, 0.129, -0.302, -0.132, -0.185, -0.347, 0.261],
    [-0.037, 0.11, -0.115, -0.05, -0.06, 0.207, -0.09, -0.097, 0.121, -0.178, -0.102, -0.117, -0.275, 0.214],
    [-0.052, 0.095, -0.115, -0.066, -0.052, 0.174, -0.067, -0.082, 0.129, -0.117, -0.074, -0.061, -0.258, 0.162],
    [-0.053, 0.036, -0.088, -0.056, -0.037, 0.105, -0.025, -0.022, 0.084, -0.027, -0.037, -0.013, -0.159, 0.081],
  ],
  models: {
    "meta-llama-3-70b-instruct": [220, 413, 597, 690, 748, 997],
    "meta-llama-3-8b-instruct": [208, 421, 569, 688, 748, 947],
    "meta-llama-3-1-405b-instruct-turbo": [230, 452, 613, 707, 813, 943],
    "meta-llama-3-1-70b-instruct-turbo": [223, 454, 619, 733, 820, 1069],
    "meta-llama-3-1-8b-instruct-turbo": [216, 435, 617, 791, 970, 4091],
    "mistral-7b-instruct-v0-2": [166, 327, 444, 612, 786, 2161],
    "mistral-7b-instruct-v0-3": [151, 303, 442, 570, 711, 984],
    "mixtral-8x22b-instruct-v0-1": [137, 278, 405, 535, 631, 1120],
    "mixtral-8x7b-instruct-v0-1": [157, 284, 402, 522, 583, 847],
    "qwen1-5-1-8b-chat": [334, 479, 627, 882, 1409, 3467],
    "qwen1-5-110b-chat": [150, 367, 488, 607, 671, 825],
    "qwen1-5-14b-chat": [161, 365, 471, 568, 641, 741],
    "qwen1-5-72b-chat": [173, 337, 449, 564, 661, 800],
    "qwen1-5-7b-chat": [173, 365, 465, 573, 668, 803],
    "qwen2-72b-instruct": [167, 325, 491, 611, 676, 847],
    claude: [142, 249, 298, 336, 395, 578],
    "claude-2": [148, 240, 294, 342, 398, 541],
    "claude-2-1": [147, 246, 287, 329, 377, 556],
    "claude-3-5-sonnet": [194, 270, 376, 576, 681, 1085],
    "claude-3-opus": [187, 278, 348, 473, 582, 884],
    "claude-3-sonnet": [193, 270, 374, 490, 593, 888],
    "claude-instant-1-2": [132, 255, 292, 329, 385, 610],
    "dbrx-instruct": [160, 288, 410, 517, 636, 942],
    "deepseek-llm-67b-chat": [116, 229, 319, 445, 571, 795],
    "gemini-pro": [112, 300, 453, 587, 653, 961],
    "gemma-2b-it": [57, 192, 336, 450, 504, 627],
    "gemma-7b-it": [95, 240, 371, 453, 496, 610],
    "gpt-3-5-turbo": [71, 122, 233, 349, 437, 592],
    "gpt-4-turbo": [150, 399, 572, 702, 761, 923],
    "gpt-4o": [151, 381, 578, 747, 867, 1075],
    "gpt-4o-mini": [161, 387, 565, 743, 853, 1148],
    "gpt-4": [98, 239, 358, 452, 532, 663],
    "gpt-4-turbo-1106-preview": [210, 453, 598, 707, 793, 985],
  },
  other: [173, 338, 519, 674, 782, 1148],
};
