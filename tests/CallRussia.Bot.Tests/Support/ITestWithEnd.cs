namespace CallRussia.Bot.Tests.Support;

/// <summary>A class of tests that has something to close after each. xunit 2 passes over what is only IAsyncDisposable: stores stayed open until the end of the run.</summary>
public interface ITestWithEnd : IAsyncLifetime, IAsyncDisposable
{
    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => ((IAsyncDisposable)this).DisposeAsync().AsTask();
}
