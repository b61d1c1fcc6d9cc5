package croze.data;

import java.nio.file.Path;

/**
 * A file of the data folder that has been checked.
 *
 * @param name path below the data folder, with slashes
 * @param path where it lies
 * @param sha256 hash of the bytes that the harness uses (the whole file, or the leading part that
 *     the manifest names), in hex: what a result records as its input
 * @param verified whether that is a hash of the manifest; if not, the file has only its loader's
 *     own checks to show
 */
public record DataFile(String name, Path path, String sha256, boolean verified) {}
