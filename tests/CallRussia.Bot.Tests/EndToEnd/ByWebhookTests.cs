using CallRussia.Bot.Hosting;

namespace CallRussia.Bot.Tests.EndToEnd;

public sealed class FirstCallByWebhookTests : FirstCallTests
{
    protected override UpdateMode Mode => UpdateMode.Webhook;
}

public sealed class BadDaysUpdatesByWebhookTests : BadDaysUpdatesTests
{
    protected override UpdateMode Mode => UpdateMode.Webhook;
}

public sealed class BadDaysStoreByWebhookTests : BadDaysStoreTests
{
    protected override UpdateMode Mode => UpdateMode.Webhook;
}

public sealed class OrdinarySurprisesByWebhookTests : OrdinarySurprisesTests
{
    protected override UpdateMode Mode => UpdateMode.Webhook;
}
