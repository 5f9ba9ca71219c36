using System.Globalization;
using System.IO.Compression;
using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Organizing;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>The organizers' desk over HTTP: files of numbers, do-not-call, and who gets there at all.</summary>
public sealed class OrganizersTests
{
    private const long OlgaId = 700_003;

    private static readonly (string Key, string Value)[] WithOlga = [("Organizers", $"{OlgaId}")];

    [Fact]
    public async Task A_file_sent_to_the_bot_is_in_the_bank_and_reported_with_its_rejects()
    {
        await using var bot = await RunningBot.Start(numbers: 0, WithOlga);
        var olga = await Olga(bot);

        olga.Send("/import");
        await olga.ExpectMessage("Send the file here");
        olga.SendDocument(Lines([.. Demo(50), .. Demo(3), "call me maybe", "+7 800 000-00-00"]), "spring.csv");

        var report = await olga.ExpectMessage("\"spring.csv\": done");
        Assert.Contains("lines: 55\naccepted: 50\nduplicate: 3\ndo not call: 0\nwrong: 1\nexcluded: 1\n", report.Text, StringComparison.Ordinal);
        var rejects = await olga.ExpectMessage(message => message.Document is not null, "the rejected lines");
        var text = Encoding.UTF8.GetString(rejects.Document!.Bytes.Span);
        Assert.Equal(["line,text,reason", "54,\"**** ** *****\",\"not a phone number\"", "55,\"'+* *** ***-**-00\",\"service, toll-free or premium number, not a person\""], text.TrimEnd().Split('\n'));

        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        await anna.ExpectEdit("+7 975 0");
        await bot.Stop();
        Assert.Empty(Directory.GetDirectories(Path.GetDirectoryName(bot.StorePath)!, "chat-import-*"));
    }

    [Theory]
    [InlineData("book.xlsx", "PK", "no text file")]
    [InlineData("numbers.csv", "PK\u0003\u0004 is what a workbook begins with", "no text file")]
    [InlineData("photo.jpg", "x", "no text file")]
    public async Task What_is_no_file_of_numbers_gets_a_clear_sentence(string name, string content, string sentence)
    {
        await using var bot = await RunningBot.Start(numbers: 0, WithOlga);
        var olga = await Olga(bot);

        olga.Send("/import");
        olga.SendDocument(Encoding.Latin1.GetBytes(content), name);

        await olga.ExpectMessage(sentence);
        // The place where a file is expected is still there.
        olga.SendDocument(Lines(Demo(5)), "numbers.csv");
        await olga.ExpectMessage("accepted: 5");
    }

    [Fact]
    public async Task A_broken_archive_a_file_that_is_too_big_and_one_that_Telegram_lost_are_told_apart()
    {
        await using var bot = await RunningBot.Start(numbers: 0, WithOlga);
        var olga = await Olga(bot);

        olga.Send("/import");
        olga.SendDocument(Packed(Lines(Demo(5_000)))[..^400], "numbers.csv.gz");
        await olga.ExpectMessage("breaks off");
        olga.SendDocument(new byte[(20 << 20) + 1], "numbers.csv");
        await olga.ExpectMessage("over 20 MB");
        bot.Telegram.Faults.Next(SandboxFault.Error(400, "Bad Request: wrong file_id or the file is temporarily unavailable"), method: "getFile");
        olga.SendDocument(Lines(Demo(5)), "numbers.csv");
        await olga.ExpectMessage("send it again");
        olga.SendDocument(Lines(Demo(5_000)), "numbers.csv");
        await olga.ExpectMessage("\"numbers.csv\": done");
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_a_file_goes_on_with_it()
    {
        await using var bot = await RunningBot.Start(numbers: 0, WithOlga);
        var olga = await Olga(bot);
        bot.Telegram.Faults.Next(SandboxFault.Hang, method: "getFile");

        olga.SendDocument(Lines(Demo(300)), "spring.csv");
        await olga.Press("Add them to the bank");
        await olga.ExpectEdit("Taking \"spring.csv\" in");
        await bot.Stop();
        bot.Telegram.Faults.Clear();
        await bot.StartAgain();

        var report = await olga.ExpectMessage("\"spring.csv\": done");
        Assert.Contains("accepted: 300\n", report.Text, StringComparison.Ordinal);
        Assert.Contains("restarted in the middle", report.Text, StringComparison.Ordinal);
        await bot.Stop();
        Assert.Equal(300, (await bot.Look(store => store.Stock(CancellationToken.None))).Sum(region => region.Fresh));
        Assert.Empty(await bot.Look(store => store.Read(kept => FileOrders.Open(kept, default), CancellationToken.None)));
        Assert.Single(olga.Messages, message => message.Text.Contains("spring.csv\": done", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_end_of_a_file_finds_an_organizer_who_went_on_to_a_call()
    {
        await using var bot = await RunningBot.Start(numbers: 22, WithOlga);
        var olga = await Olga(bot);
        bot.Telegram.Faults.Next(SandboxFault.Hang, method: "getFile");

        olga.Send("/import");
        olga.SendDocument(Lines(Demo(300)), "spring.csv");
        await olga.ExpectMessage("Taking \"spring.csv\" in");
        await olga.Press("To the desk");
        await olga.Press("Close");
        await olga.Press("Get a number");
        var number = await olga.ExpectMessage("+7 975 0");
        bot.Telegram.Faults.Clear();
        await olga.ExpectMessage("\"spring.csv\": done");

        Assert.Contains(olga.Messages, message => message.Id == number.Id && message.Button("We talked") is not null);
    }

    [Fact]
    public async Task A_closed_number_leaves_the_chat_of_the_organizer_and_is_never_handed_out()
    {
        await using var bot = await RunningBot.Start(numbers: 1, WithOlga);
        var olga = await Olga(bot);

        olga.Send("/organize");
        await olga.Press("Do not call");
        await olga.Press("Close a number");
        await olga.ExpectEdit("Send the number");
        var typed = olga.Send(DemoBlock.Number(DemoBlock.SmallestOffset, 0).Full());
        var sure = await olga.ExpectMessage("do not call again?");
        await olga.ExpectDeletion(typed.Id);
        await olga.Press("Yes, do not call");
        await olga.ExpectEdit("is closed");
        Assert.DoesNotContain("975", sure.Text, StringComparison.Ordinal);

        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        await anna.ExpectEdit("All numbers are taken");
    }

    [Fact]
    public async Task Numbers_of_a_file_are_closed_too()
    {
        await using var bot = await RunningBot.Start(numbers: 11, WithOlga);
        var olga = await Olga(bot);

        olga.SendDocument(Packed(Lines([.. Enumerable.Range(0, 11).Select(i => DemoBlock.Number(DemoBlock.SmallestOffset + i, 0).Full()), "+7 800 000-00-00", "garbage"])), "stop.txt.gz");
        await olga.Press("Do not call them");
        await olga.ExpectMessage("closed: 12\nclosed before: 0\nwrong: 1");

        var anna = await FirstCallTests.Arrived(bot);
        await anna.Press("Get a number");
        await anna.ExpectEdit("All numbers are taken");
    }

    [Fact]
    public async Task To_a_volunteer_the_desk_does_not_exist()
    {
        await using var bot = await RunningBot.Start(numbers: 11, WithOlga);
        var anna = await FirstCallTests.Arrived(bot);

        anna.Send("/no-such-command");
        var unknown = await anna.ExpectMessage("no such command");
        anna.Send("/organize");
        var organize = await anna.ExpectMessage("no such command");
        anna.SendDocument(Lines(Demo(5)), "numbers.csv");
        var document = await anna.ExpectMessage("doesn't open files");
        var forged = anna.PressData(document.Id, "orp:-:1:0");

        Assert.Equal(unknown.Text, organize.Text);
        Assert.Contains("earlier screen", await anna.ExpectToast(), StringComparison.Ordinal);
        Assert.DoesNotContain(anna.Commands, command => command.Command is "organize" or "import");
        await bot.Stop();
        Assert.Empty(await bot.Look(store => store.Read(kept => FileOrders.Open(kept, default), CancellationToken.None)));
    }

    [Fact]
    public async Task An_organizer_finds_the_commands_in_the_menu()
    {
        await using var bot = await RunningBot.Start(numbers: 11, WithOlga);
        var olga = await Olga(bot);

        await olga.WaitFor(person => person.Commands.Count(command => command.Command is "organize" or "import") == 2 ? person : null, "the commands of an organizer");
    }

    internal static Task<SandboxPerson> Olga(RunningBot bot) => FirstCallTests.Arrived(bot, "Olga", OlgaId);

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static IEnumerable<string> Demo(int count) => Enumerable.Range(0, count).Select(i =>
        DemoBlock.Number(DemoBlock.SmallestOffset + (i % 11), i / 11).ToNational().ToString(CultureInfo.InvariantCulture));

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }
}
