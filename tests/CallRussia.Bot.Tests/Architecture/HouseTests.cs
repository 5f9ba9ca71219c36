using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using CallRussia.Bot.Composition;
using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;
using CallRussia.Site.Serving;
using Microsoft.Extensions.Logging;
using Telegram.Bot;

namespace CallRussia.Bot.Tests.Architecture;

/// <summary>The borders of the house that no compiler guards: where things stand and who may know whom.</summary>
public sealed partial class HouseTests
{
    private static readonly Assembly Core = typeof(Turn).Assembly;

    /// <summary>Rooms of the host and which other rooms of it they may know.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        [""] = ["Commands"],
        ["Commands"] = ["Composition", "Hosting", "Storage", "Content", "Numbers"],
        ["Composition"] = ["Hosting", "Storage", "Telegram"],
        ["Hosting"] = ["Telegram", "Storage", "Content", "Numbers"],
        ["Telegram"] = [],
        ["Storage"] = [],
        ["Content"] = [],
        // Files of numbers go straight into the bank.
        ["Numbers"] = ["Storage"],
    };

    [Fact]
    public void The_namespace_of_a_file_is_its_folder()
    {
        var strays = from file in SourceFile.All
                     let declared = Namespace().Match(file.Code)
                     where declared.Success && declared.Groups["name"].Value != Expected(file)
                     select $"{file} says {declared.Groups["name"].Value}";
        Assert.Empty(strays);
    }

    [Fact]
    public void The_core_knows_nothing_but_the_base_library_and_stateless_and_touches_nothing()
    {
        Assert.Equal("Stateless", Assert.Single(Core.GetReferencedAssemblies(), reference => !reference.Name!.StartsWith("System.", StringComparison.Ordinal)).Name);
        using var stream = File.OpenRead(Core.Location);
        using var portable = new PEReader(stream);
        var read = portable.GetMetadataReader();
        var used = read.TypeReferences.Select(read.GetTypeReference)
            .Select(type => $"{read.GetString(type.Namespace)}.{read.GetString(type.Name)}").ToHashSet();
        string[] banned = ["System.IO.", "System.Net.", "System.Threading.", "System.Diagnostics.Process", "System.TimeProvider", "System.Random", "System.Console", "System.Guid"];
        // The compiler's own locks for lazily made values are no waiting.
        Assert.DoesNotContain(used, type => banned.Any(word => type.StartsWith(word, StringComparison.Ordinal)) && type is not "System.Threading.Interlocked");
        var members = read.MemberReferences.Select(read.GetMemberReference).Select(member => read.GetString(member.Name));
        Assert.DoesNotContain(members, name => name is "get_Now" or "get_UtcNow" or "get_Today");
    }

    [Fact]
    public void Telegram_s_words_stay_in_their_room()
    {
        string[] words = ["Update", "Chat", "Callback", "Message", "User"];
        var named = Core.GetTypes()
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .Where(type => Words().Matches(type.Name).Any(word => words.Contains(word.Value)));
        Assert.Empty(named);
    }

    [Fact]
    public void In_the_host_everything_points_inwards()
    {
        var rooms = MayKnow.Keys.Where(room => room.Length > 0).ToList();
        Assert.Equal(rooms.Order(), SourceFile.Of("CallRussia.Bot").Select(file => file.Room).Where(room => room.Length > 0).Distinct().Order());
        var wrong = from file in SourceFile.Of("CallRussia.Bot")
                    from room in rooms
                    where room != file.Room && !MayKnow[file.Room].Contains(room) && Mentions(file, room)
                    select $"{file} knows {room}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void What_stands_around_the_client_of_the_bot_api_knows_nothing_of_the_core() =>
        Assert.DoesNotContain(
            SourceFile.Of("CallRussia.Bot"),
            file => file.Path.Contains("/Telegram/Api/", StringComparison.Ordinal) && file.Code.Contains("CallRussia.Bot.Core", StringComparison.Ordinal));

    [Fact]
    public void The_sandbox_knows_only_the_wire() =>
        Assert.DoesNotContain(typeof(SandboxServer).Assembly.GetReferencedAssemblies(), reference => reference.Name!.StartsWith("CallRussia", StringComparison.Ordinal));

    [Fact]
    public void The_pages_know_the_core_and_http()
    {
        string[] known = ["System.", "Microsoft.AspNetCore", "Microsoft.Net.Http.Headers", "Microsoft.Extensions."];
        var others = typeof(Website).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Where(name => !known.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
        Assert.Equal(["CallRussia.Bot.Core"], others);
    }

    [Fact]
    public void Only_the_host_knows_the_packages()
    {
        string[] ours = ["System.", "Microsoft.AspNetCore", "Microsoft.Net.Http.Headers", "Microsoft.Extensions.", "CallRussia."];
        Assert.All(typeof(SandboxServer).Assembly.GetReferencedAssemblies(), reference => Assert.Contains(ours, start => reference.Name!.StartsWith(start, StringComparison.Ordinal)));
        Assert.Contains(typeof(BotHost).Assembly.GetReferencedAssemblies(), reference => reference.Name == "Microsoft.Data.Sqlite");
        // The driver of the database is spoken to in Storage alone.
        Assert.DoesNotContain(SourceFile.Of("CallRussia.Bot"), file => file.Room != "Storage" && SqliteName().IsMatch(file.Code));
        // The Bot API is spoken to by who says and hears something.
        Assert.DoesNotContain(SourceFile.Of("CallRussia.Bot"), file => file.Room is not ("Telegram" or "Hosting") && file.Code.Contains("using Telegram.Bot", StringComparison.Ordinal));
    }

    /// <summary>xunit 2 passes over what is only IAsyncDisposable: 26 classes left their stores, with a thread each, open until the end of the run.</summary>
    [Fact]
    public void What_tests_open_is_closed_after_each()
    {
        var tests = typeof(HouseTests).Assembly.GetTypes().Where(type => type.GetMethods().Any(method => method.GetCustomAttribute<FactAttribute>() is not null)).ToList();
        Assert.Contains(tests, type => type.IsAssignableTo(typeof(ITestWithEnd)));
        Assert.DoesNotContain(tests, type => type.IsAssignableTo(typeof(IAsyncDisposable)) && !type.IsAssignableTo(typeof(IAsyncLifetime)));
    }

    /// <summary>They print names: "@name (5)".</summary>
    [Fact]
    public void No_type_of_the_package_telegram_bot_is_a_parameter_of_a_log_message()
    {
        var logged = typeof(BotHost).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null)
            .SelectMany(method => method.GetParameters().Select(parameter => (Where: $"{method.Name}({parameter.Name})", Type: parameter.ParameterType)))
            .ToList();
        Assert.Contains(logged, parameter => parameter.Type == typeof(long));
        Assert.DoesNotContain(logged, parameter => IsOfTelegram(parameter.Type));
    }

    /// <summary>The Sandbox is one small library with one namespace; its folders sort it for readers.</summary>
    private static string Expected(SourceFile file) => file.Project == "CallRussia.Sandbox"
        ? file.Project
        : string.Join('.', file.Path.Split('/')[1..^1]);

    private static bool IsOfTelegram(Type type) =>
        type.Assembly == typeof(ITelegramBotClient).Assembly || type.GenericTypeArguments.Append(type.GetElementType()).OfType<Type>().Any(IsOfTelegram);

    private static bool Mentions(SourceFile file, string room) =>
        Regex.IsMatch(file.Code, $@"CallRussia\.Bot\.{room}\b|(?:^|[^.\w]){room}\.[A-Z]", RegexOptions.NonBacktracking);

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Namespace();

    [GeneratedRegex("[A-Z][a-z0-9]*", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex(@"Microsoft\.Data\.Sqlite|SQLitePCL", RegexOptions.NonBacktracking)]
    private static partial Regex SqliteName();
}
