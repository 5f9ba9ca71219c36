using System.Runtime.CompilerServices;

namespace CallRussia.Bot.Tests.Support;

/// <summary>Compares with a file of the repository that a person reviews; UPDATE=1 writes it anew.</summary>
internal static class Approved
{
    public static readonly string Root = FindRoot();

    public static void Text(string file, string actual)
    {
        var path = Path.Combine(Root, file);
        actual = actual.ReplaceLineEndings("\n");
        if (System.Environment.GetEnvironmentVariable("UPDATE") == "1") File.WriteAllText(path, actual);
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(approved == actual, $"{file} is not what the code makes. Look at the difference, and if it is right run the tests with UPDATE=1 and commit the file.");
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        // Deterministic builds map source paths away: then the way up from the binaries leads home.
        var start = File.Exists(here) ? Path.GetDirectoryName(here)! : AppContext.BaseDirectory;
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "CallRussia.Bot.sln"))) return directory.FullName;
        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
