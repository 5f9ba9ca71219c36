using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CallRussia.Bot.Storage.Lite;

/// <summary>A file of the machine. Its owner alone may read it.</summary>
internal sealed class FileDisk : IDisk
{
    private readonly FileStream _stream;

    /// <summary>Asked for once: a stream moves its own place in the file, by a call to the system, whenever it gives it out.</summary>
    private readonly SafeFileHandle _handle;

    public FileDisk(string path)
    {
        _stream = new FileStream(path, Options());
        _handle = _stream.SafeFileHandle;
    }

    public long Length => RandomAccess.GetLength(_handle);

    public int Read(long at, Span<byte> to)
    {
        var read = 0;
        while (read < to.Length && RandomAccess.Read(_handle, to[read..], at + read) is var some and > 0) read += some;
        return read;
    }

    /// <summary>For tests: the file may grow to so many bytes, as if the disk were full then.</summary>
    public long MostBytes { get; set; } = long.MaxValue;

    public void Write(long at, ReadOnlySpan<byte> bytes)
    {
        if (at + bytes.Length > MostBytes && at + bytes.Length > Length) throw new IOException("There is no room, for a test.", LiteFailure.NoSpace);
        RandomAccess.Write(_handle, bytes, at);
    }

    public void SetLength(long length) => RandomAccess.SetLength(_handle, length);

    /// <summary>Linux: fdatasync leaves out the times of the file, which nobody needs; they cost as much again.</summary>
    public void Sync()
    {
        if (!OperatingSystem.IsLinux()) RandomAccess.FlushToDisk(_handle);
        else if (SyncData(_handle) != 0) throw new IOException($"The disk did not keep what was written: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}", Marshal.GetLastPInvokeError());
    }

    /// <summary>Elsewhere than on Linux the next sync does it all.</summary>
    public void BeginSync()
    {
        if (OperatingSystem.IsLinux()) _ = BeginSync(_handle, 0, 0, BeginWriting);
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>A new name in a folder survives a power cut.</summary>
    public static void SyncFolder(string path)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new SafeFileHandle(OpenFolder(Path.GetDirectoryName(Path.GetFullPath(path))!, 0), ownsHandle: true);
        if (!folder.IsInvalid) _ = SyncAll(folder);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncData(SafeFileHandle file);

    /// <summary>SYNC_FILE_RANGE_WRITE of linux/fs.h; a length of 0 is all of the file.</summary>
    private const uint BeginWriting = 2;

    [DllImport("libc", EntryPoint = "sync_file_range")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int BeginSync(SafeFileHandle file, long offset, long bytes, uint flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncAll(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFolder(string path, int flags);
}
