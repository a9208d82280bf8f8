const VIDEO = /\.(?:mp4|m4v|mov|webm|mkv)$/i;

export const isVideoPath = (path: string): boolean => VIDEO.test(path);
