using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace CallRussia.Bot.Tests.Storage.PowerLoss;

/// <summary>
/// Stands between SQLite and the operating system and writes down what is written, cut off, deleted and flushed in some folders. It is
/// SQLite's own layer (https://www.sqlite.org/vfs.html): a copy of the default one in which five functions first tell us. Files
/// elsewhere are opened by the original functions and never seen again.
/// </summary>
internal static class RecordingDisk
{
    // struct sqlite3_vfs and struct sqlite3_io_methods on 64 bits: three ints and a pad, then pointers; one int and a pad, then pointers.
    private const int VfsBytes = 24 + (18 * 8);
    private const int VfsName = 24;
    private const int VfsOpen = 40;
    private const int VfsDelete = 48;
    private const int MethodsClose = 8;
    private const int MethodsWrite = 24;
    private const int MethodsTruncate = 32;
    private const int MethodsSync = 40;
    private static readonly int[] FunctionsOfVersion = [0, 12, 16, 18];

    private static readonly ConcurrentDictionary<string, DiskTrace> Traces = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<IntPtr, (string Path, DiskTrace Trace)> Files = [];
    private static readonly ConcurrentDictionary<IntPtr, IntPtr> Methods = [];
    private static readonly ConcurrentDictionary<IntPtr, FileOriginals> OriginalsOf = [];
    private static readonly Lazy<Originals> Installed = new(Install);

    // What SQLite holds pointers to must never be collected.
    private static readonly OpenFile OurOpen = Open;
    private static readonly DeleteFile OurDelete = Delete;
    private static readonly CloseFile OurClose = Close;
    private static readonly WriteFile OurWrite = Write;
    private static readonly TruncateFile OurTruncate = Truncate;
    private static readonly SyncFile OurSync = Sync;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int OpenFile(IntPtr vfs, IntPtr name, IntPtr file, int flags, IntPtr outFlags);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int DeleteFile(IntPtr vfs, IntPtr name, int syncDirectory);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int CloseFile(IntPtr file);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int WriteFile(IntPtr file, IntPtr bytes, int length, long offset);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int TruncateFile(IntPtr file, long size);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SyncFile(IntPtr file, int flags);

    /// <summary>From now on everything that SQLite does to files of the folder is in the trace. Folders are told apart by their own names, for the way to them may lead over links.</summary>
    public static DiskTrace Record(string folder)
    {
        _ = Installed.Value;
        return Traces[Path.GetFileName(folder)] = new DiskTrace();
    }

    /// <summary>What comes now (the closing of a store that has lost its power) is not part of the story.</summary>
    public static void Stop(string folder)
    {
        if (!Traces.TryRemove(Path.GetFileName(folder), out var trace)) return;
        foreach (var (file, known) in Files)
            if (known.Trace == trace) Files.TryUpdate(file, (known.Path, DiskTrace.Nowhere), known);
    }

    private static Originals Install()
    {
        var original = sqlite3_vfs_find(IntPtr.Zero);
        var ours = Copy(original, VfsBytes);
        Marshal.WriteIntPtr(ours, VfsName, Marshal.StringToCoTaskMemUTF8("recording"));
        Marshal.WriteIntPtr(ours, VfsOpen, Marshal.GetFunctionPointerForDelegate(OurOpen));
        Marshal.WriteIntPtr(ours, VfsDelete, Marshal.GetFunctionPointerForDelegate(OurDelete));
        Assert.Equal(0, sqlite3_vfs_register(ours, 1));
        return new Originals(Function<OpenFile>(original, VfsOpen), Function<DeleteFile>(original, VfsDelete));
    }

    private static int Open(IntPtr vfs, IntPtr name, IntPtr file, int flags, IntPtr outFlags)
    {
        var code = Installed.Value.Open(vfs, name, file, flags, outFlags);
        if (code != 0 || Marshal.PtrToStringUTF8(name) is not { } path || TraceOf(path) is not { } trace) return code;
        Files[file] = (path, trace);
        Marshal.WriteIntPtr(file, Methods.GetOrAdd(Marshal.ReadIntPtr(file), Told));
        return code;
    }

    private static DiskTrace? TraceOf(string path) => Traces.GetValueOrDefault(Path.GetFileName(Path.GetDirectoryName(path)) ?? "");

    /// <summary>The functions of a file, four of them ours.</summary>
    private static IntPtr Told(IntPtr original)
    {
        var ours = Copy(original, 8 + (8 * FunctionsOfVersion[Math.Min(Marshal.ReadInt32(original), 3)]));
        OriginalsOf[ours] = new FileOriginals(
            Function<CloseFile>(original, MethodsClose), Function<WriteFile>(original, MethodsWrite), Function<TruncateFile>(original, MethodsTruncate), Function<SyncFile>(original, MethodsSync));
        Marshal.WriteIntPtr(ours, MethodsClose, Marshal.GetFunctionPointerForDelegate(OurClose));
        Marshal.WriteIntPtr(ours, MethodsWrite, Marshal.GetFunctionPointerForDelegate(OurWrite));
        Marshal.WriteIntPtr(ours, MethodsTruncate, Marshal.GetFunctionPointerForDelegate(OurTruncate));
        Marshal.WriteIntPtr(ours, MethodsSync, Marshal.GetFunctionPointerForDelegate(OurSync));
        return ours;
    }

    private static FileOriginals Of(IntPtr file) => OriginalsOf[Marshal.ReadIntPtr(file)];

    private static int Delete(IntPtr vfs, IntPtr name, int syncDirectory)
    {
        if (Marshal.PtrToStringUTF8(name) is { } path) TraceOf(path)?.Add(new DiskEvent.Deleted(path));
        return Installed.Value.Delete(vfs, name, syncDirectory);
    }

    private static int Close(IntPtr file)
    {
        var close = Of(file).Close;
        Files.TryRemove(file, out _);
        return close(file);
    }

    private static int Write(IntPtr file, IntPtr bytes, int length, long offset)
    {
        var copy = new byte[length];
        Marshal.Copy(bytes, copy, 0, length);
        var (path, trace) = Files[file];
        trace.Add(new DiskEvent.Written(path, offset, copy));
        return Of(file).Write(file, bytes, length, offset);
    }

    private static int Truncate(IntPtr file, long size)
    {
        var (path, trace) = Files[file];
        trace.Add(new DiskEvent.CutOff(path, size));
        return Of(file).Truncate(file, size);
    }

    private static int Sync(IntPtr file, int flags)
    {
        var code = Of(file).Sync(file, flags);
        var (path, trace) = Files[file];
        if (code == 0) trace.Add(new DiskEvent.Flushed(path));
        return code;
    }

    private static IntPtr Copy(IntPtr from, int length)
    {
        var bytes = new byte[length];
        Marshal.Copy(from, bytes, 0, length);
        // It lives as long as the process.
        var copy = Marshal.AllocHGlobal(length);
        Marshal.Copy(bytes, 0, copy, length);
        return copy;
    }

    private static T Function<T>(IntPtr table, int at) => Marshal.GetDelegateForFunctionPointer<T>(Marshal.ReadIntPtr(table, at));

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr sqlite3_vfs_find(IntPtr name);

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_vfs_register(IntPtr vfs, int makeDefault);

    private sealed record Originals(OpenFile Open, DeleteFile Delete);

    private sealed record FileOriginals(CloseFile Close, WriteFile Write, TruncateFile Truncate, SyncFile Sync);
}
